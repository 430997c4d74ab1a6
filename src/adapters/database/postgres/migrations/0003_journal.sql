CREATE TABLE "journal" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"op" text NOT NULL,
	"state" text NOT NULL,
	"folder_id" text NOT NULL,
	"folder_name" text NOT NULL,
	"folder_path" text NOT NULL,
	"task" jsonb,
	"cursor" jsonb,
	"done" bigint DEFAULT 0 NOT NULL,
	"refused" bigint DEFAULT 0 NOT NULL,
	"undo_of" bigint,
	"undone_by" bigint,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal_items" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"journal_id" text NOT NULL,
	"number" bigint NOT NULL,
	"kind" text NOT NULL,
	"item_id" text NOT NULL,
	"name" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"version" bigint,
	"problem" text
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"account_id" text NOT NULL,
	"key" text NOT NULL,
	"hash" text NOT NULL,
	"answer" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "requests_account_id_key_pk" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
DROP INDEX "folders_account";--> statement-breakpoint
ALTER TABLE "folders" ADD COLUMN "changed_seq" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_items" ADD CONSTRAINT "journal_items_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "journal_seq" ON "journal" USING btree ("account_id","seq");--> statement-breakpoint
CREATE INDEX "journal_created" ON "journal" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_items_number" ON "journal_items" USING btree ("journal_id","number");--> statement-breakpoint
CREATE INDEX "journal_items_refused" ON "journal_items" USING btree ("journal_id","number") WHERE problem IS NOT NULL;--> statement-breakpoint
CREATE INDEX "journal_items_item" ON "journal_items" USING btree ("account_id","item_id");--> statement-breakpoint
CREATE INDEX "requests_created" ON "requests" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "folders_news" ON "folders" USING btree ("account_id","changed_seq");--> statement-breakpoint
CREATE INDEX "folders_account" ON "folders" USING btree ("account_id","name_sort","id");