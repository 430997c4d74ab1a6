CREATE TABLE "plans" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"folder_id" text NOT NULL,
	"entries" bigint NOT NULL,
	"uploads_left" bigint NOT NULL,
	"seq" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "journal_items" ADD COLUMN "blob_id" text;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "replaces_id" text;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "replaces_version" bigint;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "plan_id" text;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "sample" text;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "seq" bigint;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plans_account" ON "plans" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "plans_expires" ON "plans" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "journal_items_blob" ON "journal_items" USING btree ("blob_id") WHERE blob_id IS NOT NULL;