CREATE TABLE `integrity` (
	`id` text PRIMARY KEY NOT NULL,
	`began_at` integer,
	`held_until` integer,
	`mends` integer DEFAULT false NOT NULL,
	`finished_at` integer,
	`report` text
) STRICT;
