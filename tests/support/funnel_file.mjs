// An explainability extract as large as they come: each row one action of one decision at the stage where it dropped out
// or was given. The columns are those of the small one among the shared data. The same bytes each time.
import { closeSync, openSync, writeSync } from 'node:fs';

const header =
    'pxInteractionID,pxDecisionTime,Primary_pySubjectID,pyIssue,pyGroup,pyName,Primary_ContainerPayload_Channel,' +
    'Primary_ContainerPayload_Direction,FinalPropensity,Value,ContextWeight,Weight,Priority,Stage_pyStageGroup,' +
    'Stage_pyName,Stage_pyOrder,pxRecordType,pxComponentName,pxComponentType,pxStrategyName\n';

const groups = {
    Sales: ['Cards', 'Loans', 'Mortgages'],
    Retention: ['Proactive', 'Reactive'],
    Service: ['Alerts', 'Digital'],
    Nurture: ['Tips', 'Surveys'],
};
const channels = ['Web,Inbound', 'Mobile,Inbound', 'CallCenter,Inbound', 'Email,Outbound', 'SMS,Outbound'];
const stages = [
    { order: 1500, stage: 'Eligibility,Eligibility', components: ['EligibilityRule', 'IsAdult', 'HasConsent'] },
    { order: 1700, stage: 'Eligibility,Applicability', components: ['ApplicabilityRule', 'NotAlreadyOwned'] },
    { order: 1900, stage: 'Eligibility,Suitability', components: ['SuitabilityRule', 'DebtRatio'] },
    { order: 3000, stage: 'Arbitration,PropensityThreshold', components: ['MinimumPropensity'] },
    { order: 3500, stage: 'Arbitration,Arbitration', components: ['ArbitrationTopN'] },
    { order: 3900, stage: 'FinalActionsProcessing,ContactPoliciesActionLimits', components: ['ContactPolicyRule', 'WeeklyLimit'] },
    { order: 3950, stage: 'FinalActionsProcessing,ContactPoliciesBundles', components: ['BundleRule'] },
    { order: 3980, stage: 'FinalActionsProcessing,ChannelProcessing', components: ['TreatmentPlacement'] },
    { order: 4000, stage: 'Output,Output', components: ['OutputComponent'] },
    { order: 4010, stage: 'Output,OutputDefault', components: ['DefaultTreatment'] },
];

function makeActions() {
    const issues = Object.keys(groups);
    return Array.from({ length: 45 }, (_, index) => {
        const issue = issues[index % issues.length];
        const group = groups[issue][(index >> 2) % groups[issue].length];
        return {
            names: `${issue},${group},${group}Offer${String(index + 1).padStart(2, '0')}`,
            value: 5 + ((index * 7) % 60) + (index % 3) * 0.25,
            lever: [1, 1.2, 0.8, 0.5][index % 4],
        };
    });
}

// Numerical Recipes' generator: nothing here needs a better one.
function makeRandom(seed) {
    return () => {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        return seed / 2 ** 32;
    };
}

// Writes `rows` rows behind the header; answers how many decisions they are of.
export function writeFunnelFile(path, rows) {
    const random = makeRandom(12345);
    const below = (count) => Math.floor(random() * count);
    const actions = makeActions();
    const file = openSync(path, 'w');
    let text = header;
    let decisions = 0;
    for (let written = 0; written < rows; ) {
        ++decisions;
        const interaction = `INT-${String(below(1e6)).padStart(6, '0')}${decisions}`;
        const moment = new Date(Date.UTC(2024, 2, 27, 10) + decisions * 37_000 + below(30_000));
        const time = moment.toISOString().slice(0, 19).replace('T', ' ');
        const customer = `CUST-${String(below(40_000)).padStart(6, '0')}`;
        const channel = channels[below(channels.length)];
        const first = below(actions.length);
        for (let left = Math.min(15 + below(30), rows - written), at = first; left > 0; --left, ++at, ++written) {
            const { names, value, lever } = actions[at % actions.length];
            const { order, stage, components } = stages[below(stages.length)];
            const weight = 0.5 + below(50) / 100;
            const propensity = random() * random();
            const isScored = order >= 3000;
            const priority = isScored ? propensity * value * weight * lever : '';
            const type = order >= 4000 ? 'OUTPUT' : 'FILTERED_OUT';
            const component = components[below(components.length)];
            text +=
                `${interaction},${time},${customer},${names},${channel},${isScored ? propensity : ''},${value},${weight},` +
                `${lever},${priority},${stage},${order},${type},${component},Strategy,NBADStrategy\n`;
        }
        if (text.length > 1 << 22) {
            writeSync(file, text);
            text = '';
        }
    }
    writeSync(file, text);
    closeSync(file);
    return decisions;
}
