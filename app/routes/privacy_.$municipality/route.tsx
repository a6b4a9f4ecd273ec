import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { MunicipalityStatementPage } from "~/components/statement/statement-page";
import { municipalityPage, OwnStatementParams, OwnStatementSearch } from "~/http/statement.server";
import { publicLoader } from "~/http/open-visit.server";

export const loader = publicLoader({ params: OwnStatementParams, search: OwnStatementSearch }, (visit) =>
  municipalityPage("privacy", visit),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function PrivacyOfMunicipality() {
  return <MunicipalityStatementPage {...useLoaderData<typeof loader>()} />;
}
