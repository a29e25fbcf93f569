#!/usr/bin/env python3
"""Counts what a replay of the Online Retail log must come to. Standard library only; shares no code with the program.

usage: expected_counts.py LOG.csv[.gz] [N]     N: only up to and with the N-th order invoice
"""
import csv
import gzip
import json
import sys
from decimal import Decimal, InvalidOperation

SERVICE = {"POST", "DOT", "C2", "M", "BANK CHARGES", "AMAZONFEE"}
LIMIT = 1_000_000


def code(row):
    return row["StockCode"].strip().upper()


def is_service(row):
    return code(row) in SERVICE or code(row).startswith("GIFT_")


def number(text):
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def valid_line(row):
    quantity, price = number(row["Quantity"]), number(row["UnitPrice"])
    if not code(row) or quantity is None or price is None:
        return False
    return quantity == quantity.to_integral_value() and 1 <= quantity <= LIMIT and price >= 0


def read(path, orders_wanted):
    opener = gzip.open if path.endswith(".gz") else open
    invoices, orders = [], 0
    with opener(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if not invoices or invoices[-1][0] != row["InvoiceNo"]:
                is_order = not row["InvoiceNo"].startswith("C")
                if orders_wanted is not None and orders == orders_wanted:
                    break  # nothing after the N-th order
                orders += is_order
                invoices.append((row["InvoiceNo"], []))
            invoices[-1][1].append(row)
    return invoices


def main():
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else None
    invoices = read(sys.argv[1], wanted)
    orders = [(n, rows) for n, rows in invoices if not n.startswith("C")]
    cancels = [(n, rows) for n, rows in invoices if n.startswith("C")]
    captured = [(n, rows) for n, rows in orders if all(map(valid_line, rows))]

    bought, unmatched, cancel_lines = set(), 0, 0
    good = {n for n, _ in captured}
    for invoice, rows in invoices:  # in the order of the log: a cancellation sees only what came before it
        for row in rows:
            customer = row["CustomerID"]
            if not invoice.startswith("C"):
                if invoice in good and customer:
                    bought.add((customer, code(row)))
            else:
                cancel_lines += 1
                unmatched += not customer or (customer, code(row)) not in bought

    goods = [row for _, rows in captured for row in rows if not is_service(row)]
    print(json.dumps({
        "invoices": len(invoices),
        "orders": len(orders),
        "orderLines": sum(len(rows) for _, rows in orders),
        "mostLines": max((len(rows) for _, rows in orders), default=0),
        "cancellationInvoices": len(cancels),
        "withoutCustomer": sum(1 for _, rows in orders if not rows[0]["CustomerID"]),
        "listingASkuTwice": sum(1 for _, rows in orders if len({code(r) for r in rows}) < len(rows)),
        "withServiceCodes": sum(1 for _, rows in orders if any(map(is_service, rows))),
        "withQuantityBelowOne": sum(1 for _, rows in orders if any(number(r["Quantity"]) <= 0 for r in rows)),
        "received": len(orders),
        "captured": len(captured),
        "rejected": len(orders) - len(captured),
        "capturedLines": sum(len(rows) for _, rows in captured),
        "goodsUnitsOrdered": int(sum(number(row["Quantity"]) for row in goods)),
        "cancelRequests": {"total": cancel_lines, "unmatched": unmatched, "matched": cancel_lines - unmatched},
    }, indent=2))


if __name__ == "__main__":
    main()
