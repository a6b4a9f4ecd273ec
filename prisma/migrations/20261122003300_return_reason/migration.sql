-- AlterTable
ALTER TABLE "observation" ADD COLUMN     "return_reason" TEXT;

-- Whoever corrects a value is told what is wrong with it. NOT VALID: what was returned before this was asked for has no reason, and leaves
-- the state as it is corrected.
ALTER TABLE observation ADD CONSTRAINT observation_returned_with_reason
  CHECK (review <> 'returned' OR coalesce(length(btrim(return_reason)), 0) > 0) NOT VALID;
