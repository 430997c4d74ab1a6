ALTER TABLE `files` ADD `starred_at` integer;--> statement-breakpoint
CREATE INDEX `files_recent` ON `files` (`account_id`,`changed_at`,`id`) WHERE trash_id IS NULL;--> statement-breakpoint
CREATE INDEX `files_starred` ON `files` (`account_id`,`starred_at`,`id`) WHERE starred_at IS NOT NULL;--> statement-breakpoint
ALTER TABLE `folders` ADD `starred_at` integer;--> statement-breakpoint
CREATE INDEX `folders_starred` ON `folders` (`account_id`,`starred_at`,`id`) WHERE starred_at IS NOT NULL;