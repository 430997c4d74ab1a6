CREATE TABLE `shares` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`folder_id` text,
	`file_id` text,
	`token_hash` text NOT NULL,
	`password` text,
	`downloads` integer DEFAULT 0 NOT NULL,
	`downloads_max` integer,
	`expires_at` integer,
	`revoked_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `shares_token` ON `shares` (`token_hash`);--> statement-breakpoint
CREATE INDEX `shares_newest` ON `shares` (`account_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `shares_folder` ON `shares` (`folder_id`);--> statement-breakpoint
CREATE INDEX `shares_file` ON `shares` (`file_id`);