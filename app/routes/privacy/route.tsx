import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { ProductStatementPage } from "~/components/statement/statement-page";
import { productPage } from "~/http/statement.server";
import { publicLoader } from "~/http/open-visit.server";

export const loader = publicLoader({}, (visit) => productPage("privacy", visit));

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Privacy() {
  return <ProductStatementPage {...useLoaderData<typeof loader>()} />;
}
