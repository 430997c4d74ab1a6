CREATE TABLE "progress_answers" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"skill" text NOT NULL,
	"seed" bigint NOT NULL,
	"right" boolean NOT NULL,
	"misconception" text,
	"at" timestamp (3) with time zone NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "progress_answers_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
ALTER TABLE "progress_answers" ADD CONSTRAINT "progress_answers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "progress_answers_kept" ON "progress_answers" USING btree ("account_id","kept_at","id");