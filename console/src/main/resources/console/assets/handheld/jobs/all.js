// The jobs that have screens. A job that the server offers and that is not here is not shown; one more is one file and one line.
import * as batch from "./batch.js";
import * as cluster from "./cluster.js";
import * as count from "./count.js";
import * as giveBack from "./give-back.js";
import * as handOver from "./hand-over.js";
import * as inspect from "./inspect.js";
import * as kit from "./kit.js";
import * as load from "./load.js";
import * as move from "./move.js";
import * as pack from "./pack.js";
import * as pick from "./pick.js";
import * as plate from "./plate.js";
import * as plateBuild from "./plate-build.js";
import * as putaway from "./putaway.js";
import * as plateNew from "./plate-new.js";
import * as receive from "./receive.js";
import * as replenish from "./replenish.js";
import * as sort from "./sort.js";
import * as stage from "./stage.js";
import * as unpick from "./unpick.js";

export const JOBS = new Map([receive, putaway, inspect, pick, cluster, batch, sort, pack, unpick, load, stage, handOver, giveBack, count, replenish, move, plate, plateBuild, plateNew, kit].map((job) => [job.name, job]));
