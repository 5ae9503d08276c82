CREATE TABLE "files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"kind" text NOT NULL,
	"sha256" text NOT NULL,
	"type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"width" integer,
	"height" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "files_once" ON "files" USING btree ("owner","sha256") WHERE "files"."kind" = 'upload';--> statement-breakpoint
CREATE INDEX "files_by_owner" ON "files" USING btree ("owner","kind");--> statement-breakpoint
CREATE INDEX "files_unused" ON "files" USING btree ("used_at") WHERE "files"."kind" = 'upload';