ALTER TABLE "archive" ADD COLUMN "changed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "changed_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "archive_news" ON "archive" USING btree ("account_id","changed_at");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("account_id") WHERE read_at IS NULL;--> statement-breakpoint
CREATE INDEX "uploads_news" ON "uploads" USING btree ("account_id","changed_at");