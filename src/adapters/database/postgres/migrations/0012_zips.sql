CREATE TABLE "zips" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"of" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "zips" ADD CONSTRAINT "zips_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "zips_newest" ON "zips" USING btree ("account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "zips_expires" ON "zips" USING btree ("expires_at");