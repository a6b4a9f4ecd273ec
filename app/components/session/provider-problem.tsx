import { ErrorSummary } from "../ui/error-summary";
import { useWords } from "../use-words";

interface ProviderProblemProps {
  /** The provider's name and what went wrong there; null when nothing did. */
  problem: { kind: ProblemKind; name: string } | null;
}

type ProblemKind =
  "unavailable" | "again" | "cancelled" | "unknown" | "no_email" | "account" | "linked_elsewhere" | "someone_else";

/** What became of signing in with a provider, when it led nowhere, and how to go on. */
export function ProviderProblem({ problem }: ProviderProblemProps) {
  const { t } = useWords();
  if (!problem) return null;
  const { kind, name } = problem;
  return (
    <ErrorSummary
      title={t("identity.problemTitle", { name })}
      errors={[{ message: t(`identity.problems.${kind}`, { name }) }]}
    />
  );
}
