import { problem, readOnly } from "~/http/open-data.server";

export const loader = () => problem(404, "Unknown resource", "See /api/v1/openapi.json for what there is.");

export const action = readOnly;
