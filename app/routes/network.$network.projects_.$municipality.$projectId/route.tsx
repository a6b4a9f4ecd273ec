import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { SharedProjectView } from "~/components/network/shared-project";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { OneShared } from "~/domain/network-list/search";
import { sharedWork } from "~/domain/network-list/record.server";
import { NotFound } from "~/domain/shared/errors";
import { networkLoader } from "~/http/visit.server";

export const loader = networkLoader(
  { may: "network.read", params: z.object({ ...OneShared, projectId: z.uuid() }) },
  async ({ db, params, language }) => {
    const { municipality, projectId: id } = params;
    const work = await sharedWork(db, { municipality, id }, language);
    if (work === null) throw new NotFound("project");
    const { municipalityId: _id, ...project } = work.project;
    return { ...work, project };
  },
);
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.project.name);

export default function SharedProjectPage() {
  const { t } = useWords();
  const { network, municipality } = useParams();
  const work = useLoaderData<typeof loader>();
  const { project } = work;
  const base = `/network/${network}`;
  return (
    <>
      <PageHead
        title={project.name}
        lang={project.language}
        lead={t("networkLists.one.readOnly", { municipality: project.municipality })}
        trail={{
          label: t("networkLists.one.trail"),
          steps: [
            { label: t("networkLists.titles.projects"), href: `${base}/projects` },
            { label: project.municipality, href: `${base}/projects?municipality=${municipality}` },
          ],
        }}
      />
      <SharedProjectView work={work} recommendationsAt={`${base}/recommendations/${municipality}`} />
    </>
  );
}
