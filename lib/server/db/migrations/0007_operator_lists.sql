CREATE INDEX "audit_log_of" ON "audit_log" USING btree ("subject","sequence");--> statement-breakpoint
CREATE INDEX "purchases_by_age" ON "purchases" USING btree ("created_at","id");