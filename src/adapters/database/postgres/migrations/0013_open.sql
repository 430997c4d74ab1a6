ALTER TABLE "archive" ADD COLUMN "days" bigint;--> statement-breakpoint
ALTER TABLE "archive" ADD COLUMN "closes_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "archive" ADD COLUMN "counted" jsonb;--> statement-breakpoint
ALTER TABLE "folders" ADD COLUMN "open_until" timestamp (3) with time zone;