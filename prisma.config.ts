import { defineConfig } from "prisma/config";

// For Prisma's command line alone: the product applies its migrations itself (app/db/migrate.server.ts).
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://set-DATABASE_URL@127.0.0.1/tiltak" },
});
