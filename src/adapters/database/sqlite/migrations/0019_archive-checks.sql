CREATE TABLE `archive_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`archive_id` text NOT NULL,
	`state` text NOT NULL,
	`expected` integer NOT NULL,
	`looked` integer DEFAULT 0 NOT NULL,
	`right` integer DEFAULT 0 NOT NULL,
	`missing` integer DEFAULT 0 NOT NULL,
	`different` integer DEFAULT 0 NOT NULL,
	`cursor` text,
	`findings` text NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`finished_at` integer,
	`again_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `archive_checks_newest` ON `archive_checks` (`archive_id`,`created_at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `archive_checks_running` ON `archive_checks` (`archive_id`) WHERE state = 'running';--> statement-breakpoint
CREATE INDEX `archive_checks_account` ON `archive_checks` (`account_id`);--> statement-breakpoint
CREATE INDEX `archive_checks_found` ON `archive_checks` (`created_at`) WHERE missing + different > 0;