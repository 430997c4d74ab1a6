# One page, in rows as a request travels: site, queues, functions, ledger, buckets, VPC.

locals {
  rows = concat(
    [for balancer in var.balancer[*] : {
      title = "Site"
      metrics = [for metric in ["RequestCount", "HTTPCode_Target_5XX_Count", "TargetResponseTime"] :
      ["AWS/ApplicationELB", metric, "LoadBalancer", balancer.suffix]]
    }],
    [for database in var.database[*] : {
      title = "Database"
      metrics = [for metric in ["CPUUtilization", "DatabaseConnections", "FreeStorageSpace"] :
      ["AWS/RDS", metric, "DBInstanceIdentifier", database.identifier]]
    }],
    [
      {
        title = "Queues: how long"
        metrics = [for queue in values(var.queues) :
        ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queue]]
      },
      {
        title = "Queues: how old"
        metrics = [for queue in values(var.queues) :
        ["AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", queue]]
      },
      {
        title = "Given up"
        metrics = [for queue in values(var.dead_queues) :
        ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queue]]
      },
      {
        title = "Functions"
        metrics = flatten([for metric in ["Invocations", "Errors", "Duration"] : [for function in values(var.functions) :
        jsonencode(["AWS/Lambda", metric, "FunctionName", function.name])]])
      },
      {
        title = "Ledger"
        metrics = [for metric in ["ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits"] :
        ["AWS/DynamoDB", metric, "TableName", var.ledger]]
      },
      {
        title = "Buckets"
        metrics = [for bucket in values(var.buckets) :
        ["AWS/S3", "NumberOfObjects", "BucketName", bucket, "StorageType", "AllStorageTypes"]]
      },
      {
        title = "VPC: refused, and NAT"
        metrics = concat(
          [[local.namespace, "RejectedFlows"]],
          [for gateway in values(var.nat_gateways) : ["AWS/NATGateway", "BytesOutToDestination", "NatGatewayId", gateway]],
        )
      },
    ],
  )
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name
  dashboard_body = jsonencode({
    widgets = [for index, row in local.rows : {
      type   = "metric"
      x      = index % 2 * 12 # of 24 columns
      y      = floor(index / 2) * 6
      width  = 12
      height = 6
      properties = {
        title   = row.title
        region  = data.aws_region.here.region
        period  = 300
        stat    = "Maximum"
        metrics = [for metric in row.metrics : try(jsondecode(metric), metric)]
      }
    }]
  })
}
