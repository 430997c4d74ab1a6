ALTER TABLE "files" ADD COLUMN "starred_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "folders" ADD COLUMN "starred_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "files_recent" ON "files" USING btree ("account_id","changed_at","id") WHERE trash_id IS NULL;--> statement-breakpoint
CREATE INDEX "files_starred" ON "files" USING btree ("account_id","starred_at","id") WHERE starred_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX "folders_starred" ON "folders" USING btree ("account_id","starred_at","id") WHERE starred_at IS NOT NULL;