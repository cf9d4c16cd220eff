// SurveyJS: a chain of yes/no questions, each visible once the one before is answered with yes.
import { SurveyModel } from "survey-core";
import { NO, YES, tell } from "./timing.mjs";

function chain(length) {
  const elements = Array.from({ length }, (_, number) => ({
    type: "radiogroup",
    name: `q${number}`,
    choices: [YES, NO],
    ...(number > 0 ? { visibleIf: `{q${number - 1}} = '${YES}'` } : {}),
  }));
  const survey = new SurveyModel({ elements });
  return {
    answer: (number) => survey.setValue(`q${number}`, YES),
    relevant: (number) => survey.getQuestionByName(`q${number}`).isVisible,
  };
}

await tell(chain);
