CREATE TABLE "integrity" (
	"id" text PRIMARY KEY NOT NULL,
	"began_at" timestamp (3) with time zone,
	"held_until" timestamp (3) with time zone,
	"mends" boolean DEFAULT false NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"report" jsonb
);
