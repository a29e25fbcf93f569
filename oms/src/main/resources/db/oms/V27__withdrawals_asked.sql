-- What a withdrawal asked back of a node that is not ours is read when the node answers.
create index node_request_withdrawal on oms.node_request (node_id, fulfillment_order_id)
    where type = 'fulfillment.withdrawal-requested.v1';
