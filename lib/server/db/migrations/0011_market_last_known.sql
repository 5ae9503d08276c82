CREATE TABLE "market_last_known" (
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"learned_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "market_last_known_kind_key_pk" PRIMARY KEY("kind","key")
);
--> statement-breakpoint
CREATE INDEX "market_last_known_learned_at" ON "market_last_known" USING btree ("kind","learned_at");