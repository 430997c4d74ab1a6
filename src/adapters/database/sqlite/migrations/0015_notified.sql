ALTER TABLE `archive` ADD `notified_at` integer;--> statement-breakpoint
CREATE INDEX `archive_untold` ON `archive` (`finished_at`,`id`) WHERE notified_at IS NULL;