CREATE TABLE "alert_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"message_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"kind" text NOT NULL,
	"value" double precision NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"delivery" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"reason" text,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"delivered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "alert_rounds" (
	"id" integer PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"rule" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"value" double precision,
	"evaluated_at" timestamp (3) with time zone NOT NULL,
	"told_value" double precision,
	"told" boolean DEFAULT false NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"silenced_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "tallies" (
	"kind" text NOT NULL,
	"minute" timestamp (3) with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "tallies_kind_minute_pk" PRIMARY KEY("kind","minute")
);
--> statement-breakpoint
CREATE TABLE "blocked_wallets" (
	"wallet" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wallet" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"passes" integer DEFAULT 0 NOT NULL,
	"removed" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "favourites" (
	"wallet" text NOT NULL,
	"listing_id" text NOT NULL,
	"name" text NOT NULL,
	"asset_type" text NOT NULL,
	"price" numeric(20, 0) NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "favourites_wallet_listing_id_pk" PRIMARY KEY("wallet","listing_id")
);
--> statement-breakpoint
CREATE TABLE "listing_prices" (
	"listing_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"price" numeric(20, 0) NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "listing_prices_listing_id_ordinal_pk" PRIMARY KEY("listing_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "handover_transitions" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"handover" uuid NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"event" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handovers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"listing" uuid NOT NULL,
	"owner" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"intent" jsonb NOT NULL,
	"transaction" text NOT NULL,
	"blockhash" text,
	"last_valid_block_height" numeric(20, 0) NOT NULL,
	"signed_transaction" text,
	"signature" text,
	"disputed_at" timestamp (3) with time zone,
	"absences" integer DEFAULT 0 NOT NULL,
	"waits" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "handovers_signed_has_signature" CHECK ("handovers"."state" not in ('signed', 'submitted', 'landed', 'done') or ("handovers"."signature" is not null and "handovers"."signed_transaction" is not null))
);
--> statement-breakpoint
CREATE TABLE "own_listings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"origin" text NOT NULL,
	"key" uuid,
	"attempt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"attempted_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"state" text NOT NULL,
	"asset_type" text NOT NULL,
	"asset_id" text NOT NULL,
	"asset_name" text NOT NULL,
	"preview_image_url" text,
	"price" numeric(20, 0) NOT NULL,
	"description" text NOT NULL,
	"listing_type" text NOT NULL,
	"listing_id" text,
	"told_price" numeric(20, 0),
	"seller_wallet" text,
	"licence_mint" text,
	"signature" text,
	"trouble" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"asked_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_samples" (
	"fingerprint" text NOT NULL,
	"limit_group" text NOT NULL,
	"minute" timestamp (3) with time zone NOT NULL,
	"limit" integer NOT NULL,
	"remaining" integer NOT NULL,
	"reset_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer NOT NULL,
	"refused" integer NOT NULL,
	CONSTRAINT "rate_samples_fingerprint_limit_group_minute_pk" PRIMARY KEY("fingerprint","limit_group","minute")
);
--> statement-breakpoint
CREATE TABLE "realm_calls" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"upstream_request_id" text,
	"operation" text NOT NULL,
	"status" integer,
	"outcome" text NOT NULL,
	"attempts" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"duration" integer NOT NULL,
	"fingerprint" text,
	"limit_group" text,
	"subject" text,
	"trail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_runs" (
	"job" text PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"removed" bigint DEFAULT 0 NOT NULL,
	"removed_ever" bigint DEFAULT 0 NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sale_hearings" (
	"listing_id" text PRIMARY KEY NOT NULL,
	"due_at" timestamp (3) with time zone,
	"asked_at" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sales" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seller" text NOT NULL,
	"buyer" text,
	"listing_id" text NOT NULL,
	"asset_type" text NOT NULL,
	"asset_id" text NOT NULL,
	"asset_name" text NOT NULL,
	"gross" numeric(20, 0) NOT NULL,
	"net" numeric(20, 0),
	"signature" text,
	"state" text NOT NULL,
	"mismatch" text,
	"slot" numeric(20, 0),
	"sold_at" timestamp (3) with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sales_checked_is_known" CHECK ("sales"."state" <> 'checked' or ("sales"."signature" is not null and "sales"."net" is not null and "sales"."net" <= "sales"."gross"))
);
--> statement-breakpoint
CREATE TABLE "step_up_challenges" (
	"nonce" text PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"wallet" text NOT NULL,
	"action" text NOT NULL,
	"object" text NOT NULL,
	"body_digest" text NOT NULL,
	"message" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "handover_transitions" ADD CONSTRAINT "handover_transitions_handover_handovers_id_fk" FOREIGN KEY ("handover") REFERENCES "public"."handovers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_listing_own_listings_id_fk" FOREIGN KEY ("listing") REFERENCES "public"."own_listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_events_of" ON "alert_events" USING btree ("rule","id");--> statement-breakpoint
CREATE INDEX "alert_events_by_age" ON "alert_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "alert_events_due" ON "alert_events" USING btree ("due_at") WHERE "alert_events"."delivery" = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_one_open" ON "erasures" USING btree ("wallet") WHERE "erasures"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "erasures_due" ON "erasures" USING btree ("due_at") WHERE "erasures"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "favourites_newest" ON "favourites" USING btree ("wallet","kept_at","listing_id");--> statement-breakpoint
CREATE INDEX "handover_transitions_of" ON "handover_transitions" USING btree ("handover","id");--> statement-breakpoint
CREATE UNIQUE INDEX "handovers_signature" ON "handovers" USING btree ("signature");--> statement-breakpoint
CREATE UNIQUE INDEX "handovers_one_open" ON "handovers" USING btree ("listing","kind") WHERE "handovers"."state" in ('prepared', 'signed', 'submitted', 'landed');--> statement-breakpoint
CREATE INDEX "handovers_by_listing" ON "handovers" USING btree ("listing","created_at");--> statement-breakpoint
CREATE INDEX "handovers_due" ON "handovers" USING btree ("due_at") WHERE "handovers"."state" in ('prepared', 'signed', 'submitted', 'landed');--> statement-breakpoint
CREATE UNIQUE INDEX "own_listings_key" ON "own_listings" USING btree ("owner","key");--> statement-breakpoint
CREATE UNIQUE INDEX "own_listings_once" ON "own_listings" USING btree ("owner","listing_id");--> statement-breakpoint
CREATE INDEX "own_listings_by_owner" ON "own_listings" USING btree ("owner","created_at","id");--> statement-breakpoint
CREATE INDEX "own_listings_of_realm" ON "own_listings" USING btree ("listing_id");--> statement-breakpoint
CREATE INDEX "own_listings_due" ON "own_listings" USING btree ("due_at") WHERE "own_listings"."state" in ('making', 'signing', 'active', 'cancelling');--> statement-breakpoint
CREATE INDEX "rate_samples_by_age" ON "rate_samples" USING btree ("minute");--> statement-breakpoint
CREATE INDEX "realm_calls_request" ON "realm_calls" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "realm_calls_by_age" ON "realm_calls" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "realm_calls_by_operation" ON "realm_calls" USING btree ("operation","id");--> statement-breakpoint
CREATE INDEX "realm_calls_by_credential" ON "realm_calls" USING btree ("fingerprint","id");--> statement-breakpoint
CREATE INDEX "realm_calls_of" ON "realm_calls" USING btree ("subject","id") WHERE "realm_calls"."subject" is not null;--> statement-breakpoint
CREATE INDEX "realm_calls_wrong" ON "realm_calls" USING btree ("id") WHERE "realm_calls"."status" is null or "realm_calls"."status" >= 400;--> statement-breakpoint
CREATE INDEX "sale_hearings_due" ON "sale_hearings" USING btree ("due_at") WHERE "sale_hearings"."due_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "sales_signature" ON "sales" USING btree ("signature");--> statement-breakpoint
CREATE UNIQUE INDEX "sales_unnamed" ON "sales" USING btree ("listing_id") WHERE "sales"."signature" is null;--> statement-breakpoint
CREATE INDEX "sales_by_seller" ON "sales" USING btree ("seller","sold_at","id");--> statement-breakpoint
CREATE INDEX "sales_due" ON "sales" USING btree ("due_at") WHERE "sales"."state" = 'unchecked';--> statement-breakpoint
CREATE INDEX "step_up_challenges_expires_at" ON "step_up_challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("at");