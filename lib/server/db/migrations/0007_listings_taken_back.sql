ALTER TABLE "handovers" ADD COLUMN "alerted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "own_listings" ADD COLUMN "unwanted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "own_listings" ADD COLUMN "unsent" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sales" ADD COLUMN "licence_mint" text;--> statement-breakpoint
CREATE INDEX "own_listings_licence" ON "own_listings" USING btree ("licence_mint") WHERE "own_listings"."state" = 'sold';--> statement-breakpoint
CREATE INDEX "sales_by_listing" ON "sales" USING btree ("listing_id");--> statement-breakpoint
CREATE INDEX "sales_by_licence" ON "sales" USING btree ("licence_mint");