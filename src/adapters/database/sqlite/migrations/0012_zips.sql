CREATE TABLE `zips` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`of` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `zips_newest` ON `zips` (`account_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `zips_expires` ON `zips` (`expires_at`);