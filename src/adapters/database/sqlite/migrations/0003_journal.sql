CREATE TABLE `journal` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`seq` integer NOT NULL,
	`op` text NOT NULL,
	`state` text NOT NULL,
	`folder_id` text NOT NULL,
	`folder_name` text NOT NULL,
	`folder_path` text NOT NULL,
	`task` text,
	`cursor` text,
	`done` integer DEFAULT 0 NOT NULL,
	`refused` integer DEFAULT 0 NOT NULL,
	`undo_of` integer,
	`undone_by` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `journal_seq` ON `journal` (`account_id`,`seq`);--> statement-breakpoint
CREATE INDEX `journal_created` ON `journal` (`created_at`);--> statement-breakpoint
CREATE TABLE `journal_items` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`journal_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`item_id` text NOT NULL,
	`name` text NOT NULL,
	`before` text,
	`after` text,
	`version` integer,
	`problem` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `journal_items_number` ON `journal_items` (`journal_id`,`number`);--> statement-breakpoint
CREATE INDEX `journal_items_refused` ON `journal_items` (`journal_id`,`number`) WHERE problem IS NOT NULL;--> statement-breakpoint
CREATE INDEX `journal_items_item` ON `journal_items` (`account_id`,`item_id`);--> statement-breakpoint
CREATE TABLE `requests` (
	`account_id` text NOT NULL,
	`key` text NOT NULL,
	`hash` text NOT NULL,
	`answer` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `key`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `requests_created` ON `requests` (`created_at`);--> statement-breakpoint
DROP INDEX `folders_account`;--> statement-breakpoint
ALTER TABLE `folders` ADD `changed_seq` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `folders_news` ON `folders` (`account_id`,`changed_seq`);--> statement-breakpoint
CREATE INDEX `folders_account` ON `folders` (`account_id`,`name_sort`,`id`);