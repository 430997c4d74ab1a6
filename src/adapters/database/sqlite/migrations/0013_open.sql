ALTER TABLE `archive` ADD `days` integer;--> statement-breakpoint
ALTER TABLE `archive` ADD `closes_at` integer;--> statement-breakpoint
ALTER TABLE `archive` ADD `counted` text;--> statement-breakpoint
ALTER TABLE `folders` ADD `open_until` integer;