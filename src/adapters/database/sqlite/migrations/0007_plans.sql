CREATE TABLE `plans` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`folder_id` text NOT NULL,
	`entries` integer NOT NULL,
	`uploads_left` integer NOT NULL,
	`seq` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `plans_account` ON `plans` (`account_id`);--> statement-breakpoint
CREATE INDEX `plans_expires` ON `plans` (`expires_at`);--> statement-breakpoint
ALTER TABLE `journal_items` ADD `blob_id` text;--> statement-breakpoint
CREATE INDEX `journal_items_blob` ON `journal_items` (`blob_id`) WHERE blob_id IS NOT NULL;--> statement-breakpoint
ALTER TABLE `uploads` ADD `replaces_id` text;--> statement-breakpoint
ALTER TABLE `uploads` ADD `replaces_version` integer;--> statement-breakpoint
ALTER TABLE `uploads` ADD `plan_id` text;--> statement-breakpoint
ALTER TABLE `uploads` ADD `sample` text;--> statement-breakpoint
ALTER TABLE `uploads` ADD `outcome` text;--> statement-breakpoint
ALTER TABLE `uploads` ADD `seq` integer;