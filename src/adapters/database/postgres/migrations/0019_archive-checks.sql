CREATE TABLE "archive_checks" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"archive_id" text NOT NULL,
	"state" text NOT NULL,
	"expected" bigint NOT NULL,
	"looked" bigint DEFAULT 0 NOT NULL,
	"right" bigint DEFAULT 0 NOT NULL,
	"missing" bigint DEFAULT 0 NOT NULL,
	"different" bigint DEFAULT 0 NOT NULL,
	"cursor" text,
	"findings" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"again_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "archive_checks" ADD CONSTRAINT "archive_checks_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "archive_checks_newest" ON "archive_checks" USING btree ("archive_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "archive_checks_running" ON "archive_checks" USING btree ("archive_id") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "archive_checks_account" ON "archive_checks" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "archive_checks_found" ON "archive_checks" USING btree ("created_at") WHERE missing + different > 0;