#!/usr/bin/env python3
"""The plant as a practitioner models it in PuLP, solved by CBC.

usage: pulp_cbc.py PLANT.json SECONDS THREADS ANSWER.txt

PLANT.json is written by bench's PeerPlant: the plant's numbers over its slots. The time-indexed
model is the textbook one: a binary per job, heater and start, binaries for on and start-up, and a
variable per demand charge. ANSWER.txt has a line per fact: "progress SECONDS COST" for each better
plan, "bound COST", "optimal", "start JOB HEATER SLOT" and "on HEATER SLOT".
"""
import json
import re
import sys
import time

import pulp


def main(plant_file, seconds, threads, answer_file):
    begun = time.time()
    with open(plant_file, encoding="utf-8") as file:
        plant = json.load(file)
    model, starts, on = build(plant)
    log_file = answer_file + ".log"
    left = max(1.0, seconds - (time.time() - begun))
    built = time.time() - begun
    model.solve(pulp.COIN_CMD(msg=False, timeLimit=left, threads=threads, logPath=log_file, gapRel=0))
    with open(log_file, encoding="utf-8", errors="replace") as file:
        log = file.read()
    lines = [f"progress {second} {value}" for second, value in progress(log, built)]
    bound = re.findall(r"Lower bound:\s+([-\d.e+]+)", log)
    lines += [f"bound {bound[-1]}"] if bound else []
    if "Result - Optimal solution found" in log:
        lines.append("optimal")
    chosen = [key for key, variable in starts.items() if (variable.varValue or 0) > 0.5]
    if len({job for job, _, _ in chosen}) == len(plant["jobs"]) == len(chosen):
        lines += [f"start {job} {heater} {slot}" for job, heater, slot in chosen]
        lines += [
            f"on {heater} {slot}"
            for (heater, slot), variable in on.items()
            if (variable.varValue or 0) > 0.5
        ]
    with open(answer_file, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def progress(log, built):
    """Pairs of seconds and objective of CBC's better plans, as its log tells them."""
    found = re.findall(r"Integer solution of ([-\d.e+]+) found.*?\(([\d.]+) seconds\)", log)
    return [(built + float(second), float(value)) for value, second in found]


def build(plant):
    slots, hours = plant["slots"], plant["slot_hours"]
    model = pulp.LpProblem("plant", pulp.LpMinimize)
    cost, heat, load, people = [], {}, {t: [] for t in range(slots)}, {t: [] for t in range(slots)}
    running, starts, on = {}, {}, {}
    for j, job in enumerate(plant["jobs"]):
        of_job = []
        for e, allowed in job["starts"]:
            for s in allowed:
                x = pulp.LpVariable(f"x_{j}_{e}_{s}", cat="Binary")
                starts[j, e, s] = x
                of_job.append(x)
                for k, kw in enumerate(job["heat_kw"]):
                    heat.setdefault((e, s + k), []).append((x, kw))
                    running.setdefault((e, s + k), []).append(x)
                    if job["operators"]:
                        people[s + k].append((x, job["operators"]))
        model += pulp.lpSum(of_job) == 1
    for e, unit in enumerate(plant["equipment"]):
        up = [pulp.LpVariable(f"up_{e}_{t}", 0, 1) for t in range(slots)]
        for t in range(slots):
            on[e, t] = pulp.LpVariable(f"on_{e}_{t}", cat="Binary")
            if not unit["available"][t]:
                model += on[e, t] == 0
            model += up[t] >= on[e, t] - (on[e, t - 1] if t else 0)
            model += pulp.lpSum(up[max(0, t - unit["min_run_slots"] + 1) : t + 1]) <= on[e, t]
            cost.append(unit["startup_cost"] * up[t])
            given = pulp.LpAffineExpression(heat.get((e, t), []))
            model += given <= unit["capacity_kw"] * on[e, t]
            if unit["batch"]:
                model += pulp.lpSum(running.get((e, t), [])) <= on[e, t]
            for x in running.get((e, t), []):
                model += x <= on[e, t]
            delivered = given
            if unit["min_load_kw"] > 0:
                delivered = pulp.LpVariable(f"q_{e}_{t}", 0)
                model += delivered >= given
                model += delivered >= unit["min_load_kw"] * on[e, t]
            cost.append(unit["price"][t] * hours * unit["input_per_heat"] * delivered)
            if unit["electric"]:
                load[t].append(unit["input_per_heat"] * delivered)
        for day in range(plant["day_of_slot"][-1] + 1):
            of_day = [up[t] for t in range(slots) if plant["day_of_slot"][t] == day]
            model += pulp.lpSum(of_day) <= unit["max_starts_per_day"]
    site = {t: plant["base_load_kw"][t] + pulp.lpSum(load[t]) for t in range(slots)}
    for t in range(slots):
        if plant["peak_limit_kw"] is not None:
            model += site[t] <= plant["peak_limit_kw"]
        if plant["operators"] is not None and people[t]:
            model += pulp.LpAffineExpression(people[t]) <= plant["operators"][t]
    for k, component in enumerate(plant["demand"]):
        above = pulp.LpVariable(f"above_{k}", 0)
        for t in component["slots"]:
            model += above >= site[t] - component["floor_kw"]
        cost.append(component["rate"] * above)
    model.setObjective(pulp.lpSum(cost) + plant["fixed_cost"])
    return model, starts, on


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
