CREATE TABLE `names` (
	`number` integer PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL UNIQUE
) STRICT;
--> statement-breakpoint
CREATE VIRTUAL TABLE `name_letters` USING fts5(`name_key`, content='', contentless_delete=1, tokenize='trigram case_sensitive 1');--> statement-breakpoint
INSERT INTO `names` (`item_id`) SELECT `id` FROM `folders` UNION ALL SELECT `id` FROM `files`;--> statement-breakpoint
INSERT INTO `name_letters` (`rowid`, `name_key`)
SELECT `number`, coalesce(`folders`.`name_key`, `files`.`name_key`) FROM `names`
LEFT JOIN `folders` ON `folders`.`id` = `item_id` LEFT JOIN `files` ON `files`.`id` = `item_id`;--> statement-breakpoint
CREATE TRIGGER `files_get_letters` AFTER INSERT ON `files`
BEGIN
	INSERT INTO `names` (`item_id`) VALUES (NEW.`id`);
	INSERT INTO `name_letters` (`rowid`, `name_key`) SELECT `number`, NEW.`name_key` FROM `names` WHERE `item_id` = NEW.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `files_change_letters` AFTER UPDATE OF `name_key` ON `files` WHEN OLD.`name_key` <> NEW.`name_key`
BEGIN
	UPDATE `name_letters` SET `name_key` = NEW.`name_key` WHERE `rowid` = (SELECT `number` FROM `names` WHERE `item_id` = NEW.`id`);
END;
--> statement-breakpoint
CREATE TRIGGER `files_lose_letters` AFTER DELETE ON `files`
BEGIN
	DELETE FROM `name_letters` WHERE `rowid` = (SELECT `number` FROM `names` WHERE `item_id` = OLD.`id`);
	DELETE FROM `names` WHERE `item_id` = OLD.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `folders_get_letters` AFTER INSERT ON `folders`
BEGIN
	INSERT INTO `names` (`item_id`) VALUES (NEW.`id`);
	INSERT INTO `name_letters` (`rowid`, `name_key`) SELECT `number`, NEW.`name_key` FROM `names` WHERE `item_id` = NEW.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `folders_change_letters` AFTER UPDATE OF `name_key` ON `folders` WHEN OLD.`name_key` <> NEW.`name_key`
BEGIN
	UPDATE `name_letters` SET `name_key` = NEW.`name_key` WHERE `rowid` = (SELECT `number` FROM `names` WHERE `item_id` = NEW.`id`);
END;
--> statement-breakpoint
CREATE TRIGGER `folders_lose_letters` AFTER DELETE ON `folders`
BEGIN
	DELETE FROM `name_letters` WHERE `rowid` = (SELECT `number` FROM `names` WHERE `item_id` = OLD.`id`);
	DELETE FROM `names` WHERE `item_id` = OLD.`id`;
END;
