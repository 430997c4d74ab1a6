CREATE INDEX `archive_items_cold` ON `archive_items` (`cold_key`) WHERE cold_key IS NOT NULL;--> statement-breakpoint
CREATE INDEX `blobs_hot` ON `blobs` (`hot_key`) WHERE hot_key IS NOT NULL;--> statement-breakpoint
CREATE INDEX `blobs_cold` ON `blobs` (`cold_key`) WHERE cold_key IS NOT NULL;--> statement-breakpoint
CREATE INDEX `uploads_object` ON `uploads` (`storage_key`) WHERE state IN ('receiving', 'verifying', 'failed');