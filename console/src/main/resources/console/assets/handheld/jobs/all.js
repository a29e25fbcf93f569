// The jobs that have screens. A job that the server offers and that is not here is not shown; one more is one file and one line.
import * as batch from "./batch.js";
import * as cluster from "./cluster.js";
import * as count from "./count.js";
import * as handOver from "./hand-over.js";
import * as inspect from "./inspect.js";
import * as load from "./load.js";
import * as move from "./move.js";
import * as pack from "./pack.js";
import * as pick from "./pick.js";
import * as putaway from "./putaway.js";
import * as receive from "./receive.js";
import * as replenish from "./replenish.js";

export const JOBS = new Map([receive, putaway, pick, cluster, batch, pack, load, handOver, count, replenish, move, inspect].map((job) => [job.name, job]));
