ALTER TABLE "purchases" ADD COLUMN "notice" text;--> statement-breakpoint
ALTER TABLE "purchases" ADD COLUMN "realm_completed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "purchases" ADD COLUMN "alerted_at" timestamp (3) with time zone;