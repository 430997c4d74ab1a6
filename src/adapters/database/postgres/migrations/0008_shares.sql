CREATE TABLE "shares" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"folder_id" text,
	"file_id" text,
	"token_hash" text NOT NULL,
	"password" text,
	"downloads" bigint DEFAULT 0 NOT NULL,
	"downloads_max" bigint,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "shares_token" ON "shares" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "shares_newest" ON "shares" USING btree ("account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "shares_folder" ON "shares" USING btree ("folder_id");--> statement-breakpoint
CREATE INDEX "shares_file" ON "shares" USING btree ("file_id");