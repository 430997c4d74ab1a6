CREATE TABLE `progress_answers` (
	`account_id` text NOT NULL,
	`id` text NOT NULL,
	`skill` text NOT NULL,
	`seed` integer NOT NULL,
	`right` integer NOT NULL,
	`misconception` text,
	`at` integer NOT NULL,
	`kept_at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `id`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `progress_answers_kept` ON `progress_answers` (`account_id`,`kept_at`,`id`);