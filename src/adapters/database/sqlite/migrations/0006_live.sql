ALTER TABLE `archive` ADD `changed_at` integer;--> statement-breakpoint
CREATE INDEX `archive_news` ON `archive` (`account_id`,`changed_at`);--> statement-breakpoint
ALTER TABLE `uploads` ADD `changed_at` integer;--> statement-breakpoint
CREATE INDEX `uploads_news` ON `uploads` (`account_id`,`changed_at`);--> statement-breakpoint
CREATE INDEX `notifications_unread` ON `notifications` (`account_id`) WHERE read_at IS NULL;