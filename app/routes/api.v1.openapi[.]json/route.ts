import { openApiDocument } from "~/domain/open-data/openapi";
import { readOnly } from "~/http/open-data.server";

const body = JSON.stringify(openApiDocument(), null, 2);

export const loader = () =>
  new Response(body, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "public, max-age=300",
      "Access-Control-Allow-Origin": "*",
    },
  });

export const action = readOnly;
