ALTER TABLE "archive" ADD COLUMN "attempt" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "archive_items" ADD COLUMN "attempt" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
-- A restore that runs now goes on: an archive has one at a time, and all earlier ones have ended.
UPDATE "archive" SET "attempt" = 1 WHERE "kind" = 'restore';--> statement-breakpoint
UPDATE "archive_items" SET "attempt" = 1 WHERE "state" IN ('asked', 'ready', 'back', 'failed') AND "archive_id" IN (SELECT "of_id" FROM "archive" WHERE "kind" = 'restore');
