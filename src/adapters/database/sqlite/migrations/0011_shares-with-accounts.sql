CREATE TABLE `__new_shares` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`folder_id` text,
	`file_id` text,
	`token_hash` text,
	`to_account` text,
	`to_email` text,
	`right` text DEFAULT 'read' NOT NULL,
	`password` text,
	`downloads` integer DEFAULT 0 NOT NULL,
	`downloads_max` integer,
	`expires_at` integer,
	`revoked_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`to_account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_shares`("id", "account_id", "folder_id", "file_id", "token_hash", "password", "downloads", "downloads_max", "expires_at", "revoked_at", "created_at") SELECT "id", "account_id", "folder_id", "file_id", "token_hash", "password", "downloads", "downloads_max", "expires_at", "revoked_at", "created_at" FROM `shares`;--> statement-breakpoint
DROP TABLE `shares`;--> statement-breakpoint
ALTER TABLE `__new_shares` RENAME TO `shares`;--> statement-breakpoint
CREATE UNIQUE INDEX `shares_token` ON `shares` (`token_hash`);--> statement-breakpoint
CREATE INDEX `shares_newest` ON `shares` (`account_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `shares_folder` ON `shares` (`folder_id`);--> statement-breakpoint
CREATE INDEX `shares_file` ON `shares` (`file_id`);--> statement-breakpoint
CREATE INDEX `shares_guest` ON `shares` (`to_account`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `shares_email` ON `shares` (`to_email`);--> statement-breakpoint
ALTER TABLE `uploads` ADD `guest_id` text REFERENCES accounts(id) ON DELETE set null;--> statement-breakpoint
CREATE INDEX `uploads_guest` ON `uploads` (`guest_id`,`created_at`,`id`);