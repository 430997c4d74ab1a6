CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_key" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"password" text NOT NULL,
	"role" text NOT NULL,
	"status" text NOT NULL,
	"language" text NOT NULL,
	"auth_epoch" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "archive" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"folder_id" text NOT NULL,
	"folder_name" text NOT NULL,
	"folder_path" text NOT NULL,
	"kind" text NOT NULL,
	"of_id" text,
	"state" text NOT NULL,
	"class" text NOT NULL,
	"tier" text,
	"expected" bigint DEFAULT 0 NOT NULL,
	"expected_bytes" bigint DEFAULT 0 NOT NULL,
	"done" bigint DEFAULT 0 NOT NULL,
	"done_bytes" bigint DEFAULT 0 NOT NULL,
	"failed" bigint DEFAULT 0 NOT NULL,
	"cursor" text,
	"expanded_at" timestamp (3) with time zone,
	"clear_at" timestamp (3) with time zone,
	"problem" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "archive_items" (
	"archive_id" text NOT NULL,
	"blob_id" text NOT NULL,
	"state" text NOT NULL,
	"deliveries" bigint DEFAULT 0 NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"cold_key" text,
	"cold_version" text,
	"problem" text,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "archive_items_archive_id_blob_id_pk" PRIMARY KEY("archive_id","blob_id")
);
--> statement-breakpoint
CREATE TABLE "blobs" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"crc32" bigint NOT NULL,
	"type" text NOT NULL,
	"refs" bigint NOT NULL,
	"place" text NOT NULL,
	"hot_key" text,
	"cold_key" text,
	"cold_version" text,
	"cold_class" text,
	"cold_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drives" (
	"account_id" text PRIMARY KEY NOT NULL,
	"root_id" text NOT NULL,
	"revision" bigint DEFAULT 0 NOT NULL,
	"quota_bytes" bigint NOT NULL,
	"quota_files" bigint NOT NULL,
	"used_bytes" bigint DEFAULT 0 NOT NULL,
	"used_files" bigint DEFAULT 0 NOT NULL,
	"reserved_bytes" bigint DEFAULT 0 NOT NULL,
	"cold_bytes" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"folder_id" text NOT NULL,
	"blob_id" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"name_sort" text COLLATE "C" NOT NULL,
	"bytes" bigint NOT NULL,
	"kind" text NOT NULL,
	"trash_id" text,
	"version" bigint DEFAULT 1 NOT NULL,
	"modified_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "folders" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"parent_id" text,
	"name" text NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"name_sort" text COLLATE "C" NOT NULL,
	"depth" bigint NOT NULL,
	"state" text NOT NULL,
	"archive_id" text,
	"epoch" bigint DEFAULT 0 NOT NULL,
	"trash_id" text,
	"files" bigint DEFAULT 0 NOT NULL,
	"folders" bigint DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "known_browsers" (
	"hash" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "link_tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"subject_id" text NOT NULL,
	"account_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"facts" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"key" text NOT NULL,
	"body" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"claimed_until" timestamp (3) with time zone,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"done_at" timestamp (3) with time zone,
	"problem" text
);
--> statement-breakpoint
CREATE TABLE "refresh_tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"account_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"sealed_next" text
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"idle_ends_at" timestamp (3) with time zone NOT NULL,
	"remember" boolean NOT NULL,
	"agent" text NOT NULL,
	"authenticated_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_ups" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_key" text COLLATE "C" NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trash" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"kind" text NOT NULL,
	"item_id" text NOT NULL,
	"name" text NOT NULL,
	"from_id" text NOT NULL,
	"from_path" text NOT NULL,
	"files" bigint NOT NULL,
	"bytes" bigint NOT NULL,
	"trashed_at" timestamp (3) with time zone NOT NULL,
	"purge_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tries" (
	"key" text PRIMARY KEY NOT NULL,
	"count" bigint NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"closed_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"folder_id" text NOT NULL,
	"folder_epoch" bigint NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"modified_at" timestamp (3) with time zone,
	"conflict" text NOT NULL,
	"length" bigint NOT NULL,
	"reserved" bigint NOT NULL,
	"offset" bigint DEFAULT 0 NOT NULL,
	"storage_key" text NOT NULL,
	"crc32" bigint DEFAULT 0 NOT NULL,
	"sha256" text,
	"sha256_expected" text,
	"state" text NOT NULL,
	"lease_by" text,
	"lease_until" timestamp (3) with time zone,
	"lease_wanted" boolean DEFAULT false NOT NULL,
	"file_id" text,
	"problem" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "archive" ADD CONSTRAINT "archive_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blobs" ADD CONSTRAINT "blobs_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drives" ADD CONSTRAINT "drives_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_folder_id_folders_id_fk" FOREIGN KEY ("folder_id") REFERENCES "public"."folders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_blob_id_blobs_id_fk" FOREIGN KEY ("blob_id") REFERENCES "public"."blobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "folders" ADD CONSTRAINT "folders_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_browsers" ADD CONSTRAINT "known_browsers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_tokens" ADD CONSTRAINT "link_tokens_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trash" ADD CONSTRAINT "trash_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_email" ON "accounts" USING btree ("email_key");--> statement-breakpoint
CREATE INDEX "archive_newest" ON "archive" USING btree ("account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "archive_folder" ON "archive" USING btree ("folder_id");--> statement-breakpoint
CREATE INDEX "archive_state" ON "archive" USING btree ("state");--> statement-breakpoint
CREATE INDEX "archive_items_state" ON "archive_items" USING btree ("archive_id","state","blob_id");--> statement-breakpoint
CREATE INDEX "archive_items_blob" ON "archive_items" USING btree ("blob_id");--> statement-breakpoint
CREATE INDEX "blobs_same" ON "blobs" USING btree ("account_id","sha256");--> statement-breakpoint
CREATE INDEX "blobs_unused" ON "blobs" USING btree ("refs") WHERE refs = 0;--> statement-breakpoint
CREATE UNIQUE INDEX "files_name" ON "files" USING btree ("folder_id","name_key") WHERE trash_id IS NULL;--> statement-breakpoint
CREATE INDEX "files_by_name" ON "files" USING btree ("folder_id","name_sort","id") WHERE trash_id IS NULL;--> statement-breakpoint
CREATE INDEX "files_by_bytes" ON "files" USING btree ("folder_id","bytes","id") WHERE trash_id IS NULL;--> statement-breakpoint
CREATE INDEX "files_by_change" ON "files" USING btree ("folder_id","changed_at","id") WHERE trash_id IS NULL;--> statement-breakpoint
CREATE INDEX "files_by_kind" ON "files" USING btree ("folder_id","kind","name_sort","id") WHERE trash_id IS NULL;--> statement-breakpoint
CREATE INDEX "files_account" ON "files" USING btree ("account_id","name_sort","id");--> statement-breakpoint
CREATE INDEX "files_blob" ON "files" USING btree ("blob_id");--> statement-breakpoint
CREATE INDEX "files_trash" ON "files" USING btree ("trash_id");--> statement-breakpoint
CREATE UNIQUE INDEX "folders_name" ON "folders" USING btree ("parent_id","name_key") WHERE trash_id IS NULL;--> statement-breakpoint
CREATE INDEX "folders_by_name" ON "folders" USING btree ("parent_id","name_sort","id") WHERE trash_id IS NULL;--> statement-breakpoint
CREATE INDEX "folders_by_change" ON "folders" USING btree ("parent_id","changed_at","id") WHERE trash_id IS NULL;--> statement-breakpoint
CREATE INDEX "folders_account" ON "folders" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "folders_archive" ON "folders" USING btree ("archive_id");--> statement-breakpoint
CREATE INDEX "folders_trash" ON "folders" USING btree ("trash_id");--> statement-breakpoint
CREATE INDEX "known_browsers_account" ON "known_browsers" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "known_browsers_used" ON "known_browsers" USING btree ("used_at");--> statement-breakpoint
CREATE INDEX "link_tokens_subject" ON "link_tokens" USING btree ("purpose","subject_id");--> statement-breakpoint
CREATE INDEX "link_tokens_account" ON "link_tokens" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "link_tokens_expires" ON "link_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_once" ON "notifications" USING btree ("account_id","kind","subject_id");--> statement-breakpoint
CREATE INDEX "notifications_newest" ON "notifications" USING btree ("account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("due_at","id") WHERE done_at IS NULL;--> statement-breakpoint
CREATE INDEX "refresh_tokens_session" ON "refresh_tokens" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "refresh_tokens_account" ON "refresh_tokens" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "refresh_tokens_created" ON "refresh_tokens" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "refresh_tokens_sealed" ON "refresh_tokens" USING btree ("used_at") WHERE sealed_next IS NOT NULL;--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account_id","used_at");--> statement-breakpoint
CREATE INDEX "sessions_expires" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_idle" ON "sessions" USING btree ("idle_ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_ups_email" ON "sign_ups" USING btree ("email_key");--> statement-breakpoint
CREATE INDEX "sign_ups_expires" ON "sign_ups" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "trash_newest" ON "trash" USING btree ("account_id","trashed_at","id");--> statement-breakpoint
CREATE INDEX "trash_purge" ON "trash" USING btree ("purge_at");--> statement-breakpoint
CREATE INDEX "tries_ends" ON "tries" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "uploads_newest" ON "uploads" USING btree ("account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "uploads_expires" ON "uploads" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "uploads_state" ON "uploads" USING btree ("state","account_id");