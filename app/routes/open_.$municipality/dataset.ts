import type { PublicationHead } from "~/domain/publication/queries.server";
import type { Snapshot } from "~/domain/publication/snapshot";

/** A profile as schema.org's Dataset: what it is, from when, by whom, and where its files are. */
export function datasetOf(told: {
  name: string;
  description: string;
  language: string;
  head: PublicationHead;
  snapshot: Snapshot;
  address: (path: string) => string;
}): Record<string, unknown> {
  const { name, description, language, head, snapshot, address } = told;
  const { municipality, evaluation, versions } = snapshot;
  const files = `/open/${municipality.key}/files`;
  const file = (path: string, type: string) => ({
    "@type": "DataDownload",
    encodingFormat: type,
    contentUrl: address(`${files}/${path}?publication=${head.id}`),
  });
  return {
    "@context": "https://schema.org",
    "@type": "Dataset",
    name: `${name}: U4SSC`,
    description,
    url: address(`/open/${municipality.key}`),
    identifier: `sha256:${head.checksum}`,
    version: versions.rule,
    inLanguage: language,
    isAccessibleForFree: true,
    license: "https://creativecommons.org/licenses/by/4.0/",
    datePublished: head.publishedAt,
    ...(evaluation === null ? {} : { temporalCoverage: String(evaluation.year) }),
    creator: { "@type": "GovernmentOrganization", name },
    spatialCoverage: { "@type": "AdministrativeArea", name },
    distribution: [file("profile.json", "application/json"), file("data-points.csv", "text/csv")],
  };
}
