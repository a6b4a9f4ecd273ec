-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "action_state" AS ENUM ('planned', 'in_progress', 'blocked', 'completed', 'cancelled');

-- CreateEnum
CREATE TYPE "kpi_level" AS ENUM ('core', 'advanced');

-- CreateEnum
CREATE TYPE "direction" AS ENUM ('higher_is_better', 'lower_is_better', 'context');

-- CreateEnum
CREATE TYPE "benchmark_status" AS ENUM ('documented', 'proposed');

-- CreateEnum
CREATE TYPE "funding_type" AS ENUM ('grant', 'own_budget', 'loan', 'agreement', 'partnership', 'eu_programme');

-- CreateEnum
CREATE TYPE "funding_state" AS ENUM ('identified', 'planned', 'applied', 'granted', 'partly_granted', 'refused', 'withdrawn', 'paid', 'reported', 'missed');

-- CreateEnum
CREATE TYPE "evaluation_state" AS ENUM ('collecting', 'verifying', 'benchmarked', 'published');

-- CreateEnum
CREATE TYPE "observation_state" AS ENUM ('reported', 'not_available', 'not_applicable', 'not_collected');

-- CreateEnum
CREATE TYPE "value_qualifier" AS ENUM ('exact', 'about', 'nearly', 'just_over', 'derived', 'worded', 'above', 'below', 'qualitative');

-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('draft', 'submitted', 'returned', 'verified', 'superseded');

-- CreateEnum
CREATE TYPE "standing_state" AS ENUM ('scored', 'no_target', 'in_words', 'bound', 'no_data');

-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('reader', 'contributor', 'planner', 'verifier', 'administrator');

-- CreateEnum
CREATE TYPE "municipality_kind" AS ENUM ('municipality', 'county');

-- CreateEnum
CREATE TYPE "project_kind" AS ENUM ('project', 'facility', 'plan', 'programme', 'policy', 'partnership', 'service');

-- CreateEnum
CREATE TYPE "project_state" AS ENUM ('idea', 'planned', 'approved', 'running', 'paused', 'completed', 'evaluated', 'cancelled');

-- CreateEnum
CREATE TYPE "confidence" AS ENUM ('low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "recommendation_state" AS ENUM ('received', 'under_review', 'adopted', 'adopted_in_part', 'already_done', 'postponed', 'declined', 'implemented', 'closed');

-- CreateEnum
CREATE TYPE "recommendation_source" AS ENUM ('evaluation', 'catalogue', 'council');

-- CreateEnum
CREATE TYPE "response_outcome" AS ENUM ('under_review', 'adopted', 'adopted_in_part', 'already_done', 'postponed', 'declined');

-- CreateTable
CREATE TABLE "action" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "project_id" UUID,
    "recommendation_id" UUID,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "language" CHAR(2) NOT NULL,
    "state" "action_state" NOT NULL DEFAULT 'planned',
    "state_reason" TEXT,
    "outcome" TEXT,
    "owner_id" UUID,
    "starts_on" DATE,
    "due_on" DATE,
    "completed_on" DATE,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "action_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "milestone" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "action_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "done_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "progress_update" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "action_id" UUID,
    "project_id" UUID,
    "text" TEXT NOT NULL,
    "no_change" BOOLEAN NOT NULL DEFAULT false,
    "language" CHAR(2) NOT NULL,
    "reported_on" DATE NOT NULL,
    "reported_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "progress_update_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "framework" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "framework_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dimension" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "framework_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "dimension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sub_dimension" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "dimension_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "sub_dimension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "category" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "sub_dimension_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kpi" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "category_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "level" "kpi_level" NOT NULL,
    "type" TEXT,
    "name" JSONB NOT NULL,
    "definition" JSONB NOT NULL,
    "sdg_targets" TEXT[],
    "position" INTEGER NOT NULL,

    CONSTRAINT "kpi_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_point" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kpi_id" UUID NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "label" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "unit" TEXT NOT NULL,
    "direction" "direction" NOT NULL,
    "is_boolean" BOOLEAN NOT NULL DEFAULT false,
    "wheel_place" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "data_point_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measurement_unit" (
    "code" TEXT NOT NULL,
    "short" JSONB NOT NULL,
    "long" JSONB NOT NULL,
    "change" JSONB NOT NULL,
    "attached" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "measurement_unit_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "benchmark" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "data_point_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "target" DECIMAL NOT NULL,
    "worst" DECIMAL NOT NULL,
    "status" "benchmark_status" NOT NULL,
    "basis" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "benchmark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comparator" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "data_point_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "value" DECIMAL NOT NULL,
    "value_max" DECIMAL,
    "unit" TEXT NOT NULL,
    "year" INTEGER,
    "qualifier" TEXT NOT NULL,
    "note" TEXT,
    "source" TEXT NOT NULL,
    "cited_for" TEXT[],

    CONSTRAINT "comparator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "area" (
    "key" TEXT NOT NULL,
    "name" JSONB NOT NULL,

    CONSTRAINT "area_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "role" TEXT,
    "membership" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commitment" (
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" JSONB NOT NULL,
    "promise" JSONB NOT NULL,

    CONSTRAINT "commitment_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "criterion" (
    "key" TEXT NOT NULL,
    "commitment_key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" JSONB NOT NULL,
    "explanation" JSONB NOT NULL,

    CONSTRAINT "criterion_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "funding_programme" (
    "scope" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "municipality_id" UUID,
    "name" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "type" "funding_type" NOT NULL,
    "amount_ore" BIGINT,
    "amount_note" TEXT,
    "period" TEXT,
    "purpose" TEXT,
    "linked_projects" TEXT,
    "language" CHAR(2) NOT NULL,
    "source" TEXT,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "funding_programme_pkey" PRIMARY KEY ("scope","id")
);

-- CreateTable
CREATE TABLE "funding_link" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "project_id" UUID NOT NULL,
    "programme_scope" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "state" "funding_state" NOT NULL DEFAULT 'identified',
    "amount_ore" BIGINT,
    "granted_ore" BIGINT,
    "paid_ore" BIGINT,
    "decided_on" DATE,
    "note" TEXT,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "funding_link_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "history_event" (
    "municipality_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" UUID,
    "subject" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "history_event_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "evaluation" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "year" INTEGER NOT NULL,
    "state" "evaluation_state" NOT NULL,
    "published_on" DATE,
    "source" TEXT,
    "rule_version" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evaluation_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "observation" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "data_point_id" UUID NOT NULL,
    "evaluation_id" UUID,
    "year" INTEGER NOT NULL,
    "state" "observation_state" NOT NULL,
    "value" DECIMAL,
    "bound" DECIMAL,
    "qualifier" "value_qualifier",
    "quality" SMALLINT,
    "source" TEXT NOT NULL,
    "note" TEXT,
    "conflict_note" TEXT,
    "review" "review_state" NOT NULL DEFAULT 'draft',
    "entered_by" UUID,
    "verified_by" UUID,
    "verified_at" TIMESTAMPTZ(3),
    "supersedes_id" UUID,
    "supersede_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "observation_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "target" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "data_point_id" UUID NOT NULL,
    "value" DECIMAL NOT NULL,
    "by_year" INTEGER,
    "basis" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "target_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "standing" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "data_point_id" UUID NOT NULL,
    "observation_id" UUID,
    "benchmark_id" UUID,
    "state" "standing_state" NOT NULL,
    "attainment" DECIMAL,
    "points" SMALLINT,
    "is_gap" BOOLEAN NOT NULL,
    "next_value" DECIMAL,
    "next_change" DECIMAL,
    "rule_version" TEXT NOT NULL,

    CONSTRAINT "standing_pkey" PRIMARY KEY ("municipality_id","data_point_id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" CHAR(2),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "user_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id_hash" CHAR(64) NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "membership" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "role" "member_role" NOT NULL,
    "valid_from" DATE NOT NULL DEFAULT CURRENT_DATE,
    "valid_to" DATE,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "municipality" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "municipality_kind" NOT NULL,
    "county" TEXT,
    "population" INTEGER,
    "area_km2" DECIMAL,
    "language" CHAR(2) NOT NULL DEFAULT 'nb',
    "update_interval_days" INTEGER NOT NULL DEFAULT 60,
    "published_at" TIMESTAMPTZ(3),
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT,
    "note" TEXT,

    CONSTRAINT "municipality_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "parent_id" UUID,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "person" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "title" TEXT,
    "unit_id" UUID,
    "user_id" UUID,
    "ended_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "project" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "language" CHAR(2) NOT NULL,
    "kind" "project_kind" NOT NULL DEFAULT 'project',
    "area_key" TEXT NOT NULL,
    "state" "project_state" NOT NULL DEFAULT 'idea',
    "state_reason" TEXT,
    "outcome" TEXT,
    "starts_on" DATE,
    "ends_on" DATE,
    "stated_period" TEXT,
    "cost_ore" BIGINT,
    "cost_note" TEXT,
    "owner_id" UUID,
    "source" TEXT,
    "note" TEXT,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "project_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "project_recommendation" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "project_id" UUID NOT NULL,
    "recommendation_id" UUID NOT NULL,

    CONSTRAINT "project_recommendation_pkey" PRIMARY KEY ("municipality_id","project_id","recommendation_id")
);

-- CreateTable
CREATE TABLE "project_partner" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "organisation_id" UUID,

    CONSTRAINT "project_partner_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "expected_effect" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "project_id" UUID NOT NULL,
    "data_point_id" UUID NOT NULL,
    "low" DECIMAL,
    "high" DECIMAL,
    "by_year" INTEGER,
    "confidence" "confidence",
    "basis" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "expected_effect_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "observed_effect" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "project_id" UUID NOT NULL,
    "data_point_id" UUID NOT NULL,
    "value" DECIMAL NOT NULL,
    "measured_on" DATE NOT NULL,
    "explanation" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "observed_effect_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "recommendation" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reference" TEXT NOT NULL,
    "area_key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "stated_target" TEXT,
    "suggested_actions" TEXT[],
    "language" CHAR(2) NOT NULL,
    "source" "recommendation_source" NOT NULL,
    "source_note" TEXT,
    "evaluation_id" UUID,
    "received_on" DATE,
    "state" "recommendation_state" NOT NULL DEFAULT 'received',
    "owner_id" UUID,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recommendation_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "recommendation_data_point" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "recommendation_id" UUID NOT NULL,
    "data_point_id" UUID NOT NULL,
    "is_answered" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "recommendation_data_point_pkey" PRIMARY KEY ("municipality_id","recommendation_id","data_point_id")
);

-- CreateTable
CREATE TABLE "response" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "recommendation_id" UUID NOT NULL,
    "outcome" "response_outcome" NOT NULL,
    "reason" TEXT,
    "review_on" DATE,
    "answered_on" DATE NOT NULL,
    "answered_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "response_pkey" PRIMARY KEY ("municipality_id","recommendation_id")
);

-- CreateIndex
CREATE INDEX "action_municipality_id_project_id_idx" ON "action"("municipality_id", "project_id");

-- CreateIndex
CREATE INDEX "action_municipality_id_recommendation_id_idx" ON "action"("municipality_id", "recommendation_id");

-- CreateIndex
CREATE INDEX "action_municipality_id_owner_id_idx" ON "action"("municipality_id", "owner_id");

-- CreateIndex
CREATE INDEX "action_municipality_id_state_due_on_idx" ON "action"("municipality_id", "state", "due_on");

-- CreateIndex
CREATE INDEX "action_municipality_id_due_on_idx" ON "action"("municipality_id", "due_on");

-- CreateIndex
CREATE INDEX "milestone_municipality_id_action_id_idx" ON "milestone"("municipality_id", "action_id");

-- CreateIndex
CREATE INDEX "progress_update_reported_by_idx" ON "progress_update"("reported_by");

-- CreateIndex
CREATE INDEX "progress_update_municipality_id_action_id_reported_on_idx" ON "progress_update"("municipality_id", "action_id", "reported_on");

-- CreateIndex
CREATE INDEX "progress_update_municipality_id_project_id_reported_on_idx" ON "progress_update"("municipality_id", "project_id", "reported_on");

-- CreateIndex
CREATE UNIQUE INDEX "framework_key_key" ON "framework"("key");

-- CreateIndex
CREATE UNIQUE INDEX "dimension_framework_id_key_key" ON "dimension"("framework_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "sub_dimension_dimension_id_key_key" ON "sub_dimension"("dimension_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "category_sub_dimension_id_key_key" ON "category"("sub_dimension_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "kpi_code_key" ON "kpi"("code");

-- CreateIndex
CREATE UNIQUE INDEX "kpi_slug_key" ON "kpi"("slug");

-- CreateIndex
CREATE INDEX "kpi_category_id_idx" ON "kpi"("category_id");

-- CreateIndex
CREATE UNIQUE INDEX "data_point_kpi_id_part_key" ON "data_point"("kpi_id", "part");

-- CreateIndex
CREATE UNIQUE INDEX "benchmark_data_point_id_version_key" ON "benchmark"("data_point_id", "version");

-- CreateIndex
CREATE INDEX "comparator_data_point_id_idx" ON "comparator"("data_point_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_name_key" ON "organisation"("name");

-- CreateIndex
CREATE UNIQUE INDEX "commitment_position_key" ON "commitment"("position");

-- CreateIndex
CREATE UNIQUE INDEX "criterion_commitment_key_position_key" ON "criterion"("commitment_key", "position");

-- CreateIndex
CREATE INDEX "funding_programme_municipality_id_idx" ON "funding_programme"("municipality_id");

-- CreateIndex
CREATE UNIQUE INDEX "funding_programme_scope_name_key" ON "funding_programme"("scope", "name");

-- CreateIndex
CREATE INDEX "funding_link_municipality_id_project_id_idx" ON "funding_link"("municipality_id", "project_id");

-- CreateIndex
CREATE INDEX "funding_link_programme_scope_programme_id_idx" ON "funding_link"("programme_scope", "programme_id");

-- CreateIndex
CREATE INDEX "history_event_municipality_id_subject_subject_id_id_idx" ON "history_event"("municipality_id", "subject", "subject_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_municipality_id_year_key" ON "evaluation"("municipality_id", "year");

-- CreateIndex
CREATE INDEX "observation_municipality_id_data_point_id_year_idx" ON "observation"("municipality_id", "data_point_id", "year");

-- CreateIndex
CREATE INDEX "observation_entered_by_idx" ON "observation"("entered_by");

-- CreateIndex
CREATE INDEX "observation_verified_by_idx" ON "observation"("verified_by");

-- CreateIndex
CREATE INDEX "observation_data_point_id_idx" ON "observation"("data_point_id");

-- CreateIndex
CREATE INDEX "target_data_point_id_idx" ON "target"("data_point_id");

-- CreateIndex
CREATE UNIQUE INDEX "target_municipality_id_data_point_id_key" ON "target"("municipality_id", "data_point_id");

-- CreateIndex
CREATE INDEX "standing_data_point_id_idx" ON "standing"("data_point_id");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_municipality_id_user_id_role_key" ON "membership"("municipality_id", "user_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "municipality_key_key" ON "municipality"("key");

-- CreateIndex
CREATE UNIQUE INDEX "unit_municipality_id_name_key" ON "unit"("municipality_id", "name");

-- CreateIndex
CREATE INDEX "person_municipality_id_unit_id_idx" ON "person"("municipality_id", "unit_id");

-- CreateIndex
CREATE INDEX "person_user_id_idx" ON "person"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_municipality_id_user_id_key" ON "person"("municipality_id", "user_id");

-- CreateIndex
CREATE INDEX "project_municipality_id_owner_id_idx" ON "project"("municipality_id", "owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "project_municipality_id_name_key" ON "project"("municipality_id", "name");

-- CreateIndex
CREATE INDEX "project_recommendation_municipality_id_recommendation_id_idx" ON "project_recommendation"("municipality_id", "recommendation_id");

-- CreateIndex
CREATE INDEX "project_partner_organisation_id_idx" ON "project_partner"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "project_partner_municipality_id_project_id_name_key" ON "project_partner"("municipality_id", "project_id", "name");

-- CreateIndex
CREATE INDEX "expected_effect_municipality_id_data_point_id_idx" ON "expected_effect"("municipality_id", "data_point_id");

-- CreateIndex
CREATE INDEX "expected_effect_data_point_id_idx" ON "expected_effect"("data_point_id");

-- CreateIndex
CREATE UNIQUE INDEX "expected_effect_municipality_id_project_id_data_point_id_key" ON "expected_effect"("municipality_id", "project_id", "data_point_id");

-- CreateIndex
CREATE INDEX "observed_effect_municipality_id_project_id_idx" ON "observed_effect"("municipality_id", "project_id");

-- CreateIndex
CREATE INDEX "observed_effect_municipality_id_data_point_id_idx" ON "observed_effect"("municipality_id", "data_point_id");

-- CreateIndex
CREATE INDEX "observed_effect_data_point_id_idx" ON "observed_effect"("data_point_id");

-- CreateIndex
CREATE INDEX "recommendation_municipality_id_owner_id_idx" ON "recommendation"("municipality_id", "owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "recommendation_municipality_id_reference_key" ON "recommendation"("municipality_id", "reference");

-- CreateIndex
CREATE INDEX "recommendation_data_point_municipality_id_data_point_id_idx" ON "recommendation_data_point"("municipality_id", "data_point_id");

-- CreateIndex
CREATE INDEX "recommendation_data_point_data_point_id_idx" ON "recommendation_data_point"("data_point_id");

-- CreateIndex
CREATE INDEX "response_answered_by_idx" ON "response"("answered_by");

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_municipality_id_project_id_fkey" FOREIGN KEY ("municipality_id", "project_id") REFERENCES "project"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_municipality_id_recommendation_id_fkey" FOREIGN KEY ("municipality_id", "recommendation_id") REFERENCES "recommendation"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_municipality_id_owner_id_fkey" FOREIGN KEY ("municipality_id", "owner_id") REFERENCES "person"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_municipality_id_action_id_fkey" FOREIGN KEY ("municipality_id", "action_id") REFERENCES "action"("municipality_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "progress_update" ADD CONSTRAINT "progress_update_municipality_id_action_id_fkey" FOREIGN KEY ("municipality_id", "action_id") REFERENCES "action"("municipality_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "progress_update" ADD CONSTRAINT "progress_update_municipality_id_project_id_fkey" FOREIGN KEY ("municipality_id", "project_id") REFERENCES "project"("municipality_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "progress_update" ADD CONSTRAINT "progress_update_reported_by_fkey" FOREIGN KEY ("reported_by") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dimension" ADD CONSTRAINT "dimension_framework_id_fkey" FOREIGN KEY ("framework_id") REFERENCES "framework"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sub_dimension" ADD CONSTRAINT "sub_dimension_dimension_id_fkey" FOREIGN KEY ("dimension_id") REFERENCES "dimension"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_sub_dimension_id_fkey" FOREIGN KEY ("sub_dimension_id") REFERENCES "sub_dimension"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kpi" ADD CONSTRAINT "kpi_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_point" ADD CONSTRAINT "data_point_kpi_id_fkey" FOREIGN KEY ("kpi_id") REFERENCES "kpi"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "benchmark" ADD CONSTRAINT "benchmark_data_point_id_fkey" FOREIGN KEY ("data_point_id") REFERENCES "data_point"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comparator" ADD CONSTRAINT "comparator_data_point_id_fkey" FOREIGN KEY ("data_point_id") REFERENCES "data_point"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_commitment_key_fkey" FOREIGN KEY ("commitment_key") REFERENCES "commitment"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "funding_programme" ADD CONSTRAINT "funding_programme_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "funding_link" ADD CONSTRAINT "funding_link_municipality_id_project_id_fkey" FOREIGN KEY ("municipality_id", "project_id") REFERENCES "project"("municipality_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "funding_link" ADD CONSTRAINT "funding_link_programme_scope_programme_id_fkey" FOREIGN KEY ("programme_scope", "programme_id") REFERENCES "funding_programme"("scope", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_data_point_id_fkey" FOREIGN KEY ("data_point_id") REFERENCES "data_point"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_municipality_id_evaluation_id_fkey" FOREIGN KEY ("municipality_id", "evaluation_id") REFERENCES "evaluation"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_municipality_id_supersedes_id_fkey" FOREIGN KEY ("municipality_id", "supersedes_id") REFERENCES "observation"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_entered_by_fkey" FOREIGN KEY ("entered_by") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_verified_by_fkey" FOREIGN KEY ("verified_by") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_data_point_id_fkey" FOREIGN KEY ("data_point_id") REFERENCES "data_point"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing" ADD CONSTRAINT "standing_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing" ADD CONSTRAINT "standing_data_point_id_fkey" FOREIGN KEY ("data_point_id") REFERENCES "data_point"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing" ADD CONSTRAINT "standing_municipality_id_observation_id_fkey" FOREIGN KEY ("municipality_id", "observation_id") REFERENCES "observation"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "standing" ADD CONSTRAINT "standing_benchmark_id_fkey" FOREIGN KEY ("benchmark_id") REFERENCES "benchmark"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_municipality_id_parent_id_fkey" FOREIGN KEY ("municipality_id", "parent_id") REFERENCES "unit"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_municipality_id_unit_id_fkey" FOREIGN KEY ("municipality_id", "unit_id") REFERENCES "unit"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_area_key_fkey" FOREIGN KEY ("area_key") REFERENCES "area"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_municipality_id_owner_id_fkey" FOREIGN KEY ("municipality_id", "owner_id") REFERENCES "person"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "project_recommendation" ADD CONSTRAINT "project_recommendation_municipality_id_project_id_fkey" FOREIGN KEY ("municipality_id", "project_id") REFERENCES "project"("municipality_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "project_recommendation" ADD CONSTRAINT "project_recommendation_municipality_id_recommendation_id_fkey" FOREIGN KEY ("municipality_id", "recommendation_id") REFERENCES "recommendation"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "project_partner" ADD CONSTRAINT "project_partner_municipality_id_project_id_fkey" FOREIGN KEY ("municipality_id", "project_id") REFERENCES "project"("municipality_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "project_partner" ADD CONSTRAINT "project_partner_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expected_effect" ADD CONSTRAINT "expected_effect_municipality_id_project_id_fkey" FOREIGN KEY ("municipality_id", "project_id") REFERENCES "project"("municipality_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "expected_effect" ADD CONSTRAINT "expected_effect_data_point_id_fkey" FOREIGN KEY ("data_point_id") REFERENCES "data_point"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observed_effect" ADD CONSTRAINT "observed_effect_municipality_id_project_id_fkey" FOREIGN KEY ("municipality_id", "project_id") REFERENCES "project"("municipality_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "observed_effect" ADD CONSTRAINT "observed_effect_data_point_id_fkey" FOREIGN KEY ("data_point_id") REFERENCES "data_point"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_area_key_fkey" FOREIGN KEY ("area_key") REFERENCES "area"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_municipality_id_evaluation_id_fkey" FOREIGN KEY ("municipality_id", "evaluation_id") REFERENCES "evaluation"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_municipality_id_owner_id_fkey" FOREIGN KEY ("municipality_id", "owner_id") REFERENCES "person"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "recommendation_data_point" ADD CONSTRAINT "recommendation_data_point_municipality_id_recommendation_i_fkey" FOREIGN KEY ("municipality_id", "recommendation_id") REFERENCES "recommendation"("municipality_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "recommendation_data_point" ADD CONSTRAINT "recommendation_data_point_data_point_id_fkey" FOREIGN KEY ("data_point_id") REFERENCES "data_point"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_municipality_id_recommendation_id_fkey" FOREIGN KEY ("municipality_id", "recommendation_id") REFERENCES "recommendation"("municipality_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_answered_by_fkey" FOREIGN KEY ("answered_by") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
