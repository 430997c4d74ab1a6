CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`name` text NOT NULL,
	`password` text NOT NULL,
	`role` text NOT NULL,
	`status` text NOT NULL,
	`language` text NOT NULL,
	`auth_epoch` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_email` ON `accounts` (`email_key`);--> statement-breakpoint
CREATE TABLE `archive` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`folder_id` text NOT NULL,
	`folder_name` text NOT NULL,
	`folder_path` text NOT NULL,
	`kind` text NOT NULL,
	`of_id` text,
	`state` text NOT NULL,
	`class` text NOT NULL,
	`tier` text,
	`expected` integer DEFAULT 0 NOT NULL,
	`expected_bytes` integer DEFAULT 0 NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`done_bytes` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`cursor` text,
	`expanded_at` integer,
	`clear_at` integer,
	`problem` text,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `archive_newest` ON `archive` (`account_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `archive_folder` ON `archive` (`folder_id`);--> statement-breakpoint
CREATE INDEX `archive_state` ON `archive` (`state`);--> statement-breakpoint
CREATE TABLE `archive_items` (
	`archive_id` text NOT NULL,
	`blob_id` text NOT NULL,
	`state` text NOT NULL,
	`deliveries` integer DEFAULT 0 NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`cold_key` text,
	`cold_version` text,
	`problem` text,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`archive_id`, `blob_id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `archive_items_state` ON `archive_items` (`archive_id`,`state`,`blob_id`);--> statement-breakpoint
CREATE INDEX `archive_items_blob` ON `archive_items` (`blob_id`);--> statement-breakpoint
CREATE TABLE `blobs` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`crc32` integer NOT NULL,
	`type` text NOT NULL,
	`refs` integer NOT NULL,
	`place` text NOT NULL,
	`hot_key` text,
	`cold_key` text,
	`cold_version` text,
	`cold_class` text,
	`cold_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `blobs_same` ON `blobs` (`account_id`,`sha256`);--> statement-breakpoint
CREATE INDEX `blobs_unused` ON `blobs` (`refs`) WHERE refs = 0;--> statement-breakpoint
CREATE TABLE `drives` (
	`account_id` text PRIMARY KEY NOT NULL,
	`root_id` text NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`quota_bytes` integer NOT NULL,
	`quota_files` integer NOT NULL,
	`used_bytes` integer DEFAULT 0 NOT NULL,
	`used_files` integer DEFAULT 0 NOT NULL,
	`reserved_bytes` integer DEFAULT 0 NOT NULL,
	`cold_bytes` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`folder_id` text NOT NULL,
	`blob_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`name_sort` text NOT NULL,
	`bytes` integer NOT NULL,
	`kind` text NOT NULL,
	`trash_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`modified_at` integer,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`folder_id`) REFERENCES `folders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`blob_id`) REFERENCES `blobs`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `files_name` ON `files` (`folder_id`,`name_key`) WHERE trash_id IS NULL;--> statement-breakpoint
CREATE INDEX `files_by_name` ON `files` (`folder_id`,`name_sort`,`id`) WHERE trash_id IS NULL;--> statement-breakpoint
CREATE INDEX `files_by_bytes` ON `files` (`folder_id`,`bytes`,`id`) WHERE trash_id IS NULL;--> statement-breakpoint
CREATE INDEX `files_by_change` ON `files` (`folder_id`,`changed_at`,`id`) WHERE trash_id IS NULL;--> statement-breakpoint
CREATE INDEX `files_by_kind` ON `files` (`folder_id`,`kind`,`name_sort`,`id`) WHERE trash_id IS NULL;--> statement-breakpoint
CREATE INDEX `files_account` ON `files` (`account_id`,`name_sort`,`id`);--> statement-breakpoint
CREATE INDEX `files_blob` ON `files` (`blob_id`);--> statement-breakpoint
CREATE INDEX `files_trash` ON `files` (`trash_id`);--> statement-breakpoint
CREATE TABLE `folders` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`parent_id` text,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`name_sort` text NOT NULL,
	`depth` integer NOT NULL,
	`state` text NOT NULL,
	`archive_id` text,
	`epoch` integer DEFAULT 0 NOT NULL,
	`trash_id` text,
	`files` integer DEFAULT 0 NOT NULL,
	`folders` integer DEFAULT 0 NOT NULL,
	`bytes` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `folders_name` ON `folders` (`parent_id`,`name_key`) WHERE trash_id IS NULL;--> statement-breakpoint
CREATE INDEX `folders_by_name` ON `folders` (`parent_id`,`name_sort`,`id`) WHERE trash_id IS NULL;--> statement-breakpoint
CREATE INDEX `folders_by_change` ON `folders` (`parent_id`,`changed_at`,`id`) WHERE trash_id IS NULL;--> statement-breakpoint
CREATE INDEX `folders_account` ON `folders` (`account_id`);--> statement-breakpoint
CREATE INDEX `folders_archive` ON `folders` (`archive_id`);--> statement-breakpoint
CREATE INDEX `folders_trash` ON `folders` (`trash_id`);--> statement-breakpoint
CREATE TABLE `known_browsers` (
	`hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`used_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `known_browsers_account` ON `known_browsers` (`account_id`);--> statement-breakpoint
CREATE INDEX `known_browsers_used` ON `known_browsers` (`used_at`);--> statement-breakpoint
CREATE TABLE `link_tokens` (
	`hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`subject_id` text NOT NULL,
	`account_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `link_tokens_subject` ON `link_tokens` (`purpose`,`subject_id`);--> statement-breakpoint
CREATE INDEX `link_tokens_account` ON `link_tokens` (`account_id`);--> statement-breakpoint
CREATE INDEX `link_tokens_expires` ON `link_tokens` (`expires_at`);--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`facts` text NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `notifications_once` ON `notifications` (`account_id`,`kind`,`subject_id`);--> statement-breakpoint
CREATE INDEX `notifications_newest` ON `notifications` (`account_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`key` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`claimed_until` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`done_at` integer,
	`problem` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`due_at`,`id`) WHERE done_at IS NULL;--> statement-breakpoint
CREATE TABLE `refresh_tokens` (
	`hash` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`account_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	`sealed_next` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `refresh_tokens_session` ON `refresh_tokens` (`session_id`);--> statement-breakpoint
CREATE INDEX `refresh_tokens_account` ON `refresh_tokens` (`account_id`);--> statement-breakpoint
CREATE INDEX `refresh_tokens_created` ON `refresh_tokens` (`created_at`);--> statement-breakpoint
CREATE INDEX `refresh_tokens_sealed` ON `refresh_tokens` (`used_at`) WHERE sealed_next IS NOT NULL;--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`idle_ends_at` integer NOT NULL,
	`remember` integer NOT NULL,
	`agent` text NOT NULL,
	`authenticated_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_account` ON `sessions` (`account_id`,`used_at`);--> statement-breakpoint
CREATE INDEX `sessions_expires` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE INDEX `sessions_idle` ON `sessions` (`idle_ends_at`);--> statement-breakpoint
CREATE TABLE `sign_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_ups_email` ON `sign_ups` (`email_key`);--> statement-breakpoint
CREATE INDEX `sign_ups_expires` ON `sign_ups` (`expires_at`);--> statement-breakpoint
CREATE TABLE `trash` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`item_id` text NOT NULL,
	`name` text NOT NULL,
	`from_id` text NOT NULL,
	`from_path` text NOT NULL,
	`files` integer NOT NULL,
	`bytes` integer NOT NULL,
	`trashed_at` integer NOT NULL,
	`purge_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `trash_newest` ON `trash` (`account_id`,`trashed_at`,`id`);--> statement-breakpoint
CREATE INDEX `trash_purge` ON `trash` (`purge_at`);--> statement-breakpoint
CREATE TABLE `tries` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`closed_until` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `tries_ends` ON `tries` (`ends_at`);--> statement-breakpoint
CREATE TABLE `uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`folder_id` text NOT NULL,
	`folder_epoch` integer NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`modified_at` integer,
	`conflict` text NOT NULL,
	`length` integer NOT NULL,
	`reserved` integer NOT NULL,
	`offset` integer DEFAULT 0 NOT NULL,
	`storage_key` text NOT NULL,
	`crc32` integer DEFAULT 0 NOT NULL,
	`sha256` text,
	`sha256_expected` text,
	`state` text NOT NULL,
	`lease_by` text,
	`lease_until` integer,
	`lease_wanted` integer DEFAULT false NOT NULL,
	`file_id` text,
	`problem` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `uploads_newest` ON `uploads` (`account_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `uploads_expires` ON `uploads` (`expires_at`);--> statement-breakpoint
CREATE INDEX `uploads_state` ON `uploads` (`state`,`account_id`);