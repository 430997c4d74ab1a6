ALTER TABLE "archive_items" ALTER COLUMN "cold_key" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "blobs" ALTER COLUMN "hot_key" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "blobs" ALTER COLUMN "cold_key" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "uploads" ALTER COLUMN "storage_key" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
CREATE INDEX "archive_items_cold" ON "archive_items" USING btree ("cold_key") WHERE cold_key IS NOT NULL;--> statement-breakpoint
CREATE INDEX "blobs_hot" ON "blobs" USING btree ("hot_key") WHERE hot_key IS NOT NULL;--> statement-breakpoint
CREATE INDEX "blobs_cold" ON "blobs" USING btree ("cold_key") WHERE cold_key IS NOT NULL;--> statement-breakpoint
CREATE INDEX "uploads_object" ON "uploads" USING btree ("storage_key") WHERE state IN ('receiving', 'verifying', 'failed');