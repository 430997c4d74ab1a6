ALTER TABLE "shares" ALTER COLUMN "token_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "to_account" text;--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "to_email" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "right" text DEFAULT 'read' NOT NULL;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "guest_id" text;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_to_account_accounts_id_fk" FOREIGN KEY ("to_account") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_guest_id_accounts_id_fk" FOREIGN KEY ("guest_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "shares_guest" ON "shares" USING btree ("to_account","created_at","id");--> statement-breakpoint
CREATE INDEX "shares_email" ON "shares" USING btree ("to_email");--> statement-breakpoint
CREATE INDEX "uploads_guest" ON "uploads" USING btree ("guest_id","created_at","id");