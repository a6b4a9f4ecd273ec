import { useParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { PageHead } from "../ui/page-head";
import { useWords } from "../use-words";

interface ProjectPageHeadProps {
  project: { id: string; name: string; language: string };
  title: ReactNode;
  lead?: ReactNode;
  /** The last step of the way here, where it is not the title. */
  step?: string;
}

/** The top of a page about one thing of a project, with the way back to it. */
export function ProjectPageHead({ project, title, lead, step }: ProjectPageHeadProps) {
  const { t } = useWords();
  const { municipality } = useParams();
  return (
    <PageHead
      title={title}
      lead={lead}
      trail={{
        label: t("projects.trail"),
        steps: [
          { label: t("projects.title"), href: `/${municipality}/projects` },
          { label: project.name, href: `/${municipality}/projects/${project.id}`, lang: project.language },
          { label: step ?? (typeof title === "string" ? title : "") },
        ],
      }}
    />
  );
}
