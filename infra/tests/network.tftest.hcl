# The network by itself: each way out, each way to a neighbour, and what the fences let through.

mock_provider "aws" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  name        = "solah-dev"
  bucket_arns = ["arn:aws:s3:::solah-dev-hot"]
  table_arns  = ["arn:aws:dynamodb:ap-south-1:123456789012:table/solah-dev-ledger"]
}

run "as_it_comes" {
  command = plan
  module { source = "./modules/network" }

  assert {
    condition     = length(aws_route.private) + length(aws_route.regional) + length(aws_route.nat_instance) == 0
    error_message = "Without NAT no private table leads out."
  }

  assert {
    condition = length(concat(
      aws_vpn_gateway.this, aws_ec2_transit_gateway.this, aws_dx_gateway.this, aws_vpc_endpoint_service.this, aws_instance.nat,
    )) == 0
    error_message = "What is billed by the hour is off."
  }

  assert {
    condition     = length(aws_vpc_endpoint.interface) == 0
    error_message = "No interface endpoint unless something needs one."
  }

  assert {
    condition     = aws_vpc_dhcp_options.this.domain_name == "solah.internal"
    error_message = "Machines look up short names in the private zone."
  }

  # Nothing but answers comes into a private subnet from outside, and only 443 goes out.
  assert {
    condition = sort([
      for name, rule in aws_network_acl_rule.this : "${rule.egress ? "out" : "in"} ${rule.protocol} ${rule.from_port}-${rule.to_port} ${rule.cidr_block}"
      if startswith(name, "private")
      ]) == sort([
      "in -1 0-0 10.16.0.0/16",
      "in tcp 1024-65535 0.0.0.0/0",
      "out -1 0-0 10.16.0.0/16",
      "out tcp 443-443 0.0.0.0/0",
    ])
    error_message = "The private list lets the VPC, answers and 443 through."
  }
}

run "one_gateway_for_both_zones" {
  command = plan
  module { source = "./modules/network" }
  variables {
    nat_mode = "single"
  }

  assert {
    condition     = join(",", keys(aws_nat_gateway.this)) == "a" && join(",", keys(aws_route.private)) == "a,b"
    error_message = "One gateway, in zone a, for both private tables."
  }
}

run "a_gateway_in_each_zone" {
  command = plan
  module { source = "./modules/network" }
  variables {
    nat_mode = "per_zone"
  }

  assert {
    condition     = join(",", keys(aws_nat_gateway.this)) == "a,b" && join(",", keys(aws_eip.nat)) == "a,b"
    error_message = "Each zone has its own gateway and address."
  }
}

run "a_regional_gateway" {
  command = plan
  module { source = "./modules/network" }
  variables {
    nat_mode = "regional"
  }

  assert {
    condition     = aws_nat_gateway.regional[0].subnet_id == null && aws_nat_gateway.regional[0].availability_mode == "regional"
    error_message = "It lies in no subnet."
  }

  assert {
    condition     = join(",", keys(aws_route.regional)) == "a,b" && length(aws_eip.nat) == 0
    error_message = "Both tables lead to it, and it brings its own addresses."
  }
}

run "a_nat_instance" {
  command = plan
  module { source = "./modules/network" }
  variables {
    nat_mode = "instance"
    database = { security_group_id = "sg-database" }
  }

  assert {
    condition     = aws_instance.nat[0].source_dest_check == false && aws_instance.nat[0].metadata_options[0].http_tokens == "required"
    error_message = "It carries others' letters, and its role cannot be read over a redirect."
  }

  assert {
    condition     = join(",", keys(aws_route.nat_instance)) == "a,b" && length(aws_nat_gateway.this) == 0
    error_message = "Both tables lead to the instance."
  }

  assert {
    condition     = toset(values(aws_vpc_security_group_ingress_rule.nat)[*].cidr_ipv4) == toset(["10.16.128.0/20", "10.16.144.0/20"])
    error_message = "Only private subnets hand it letters."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.nat_to_database[0].referenced_security_group_id == "sg-database"
    error_message = "People reach the database through it."
  }

  assert {
    condition     = strcontains(aws_vpc_endpoint.s3.policy, "al2023-repos-ap-south-1")
    error_message = "It fetches its packages through the endpoint."
  }
}

run "mail_goes_out" {
  command = plan
  module { source = "./modules/network" }
  variables {
    sends_mail = true
  }

  assert {
    condition     = [for number in [210, 220] : aws_network_acl_rule.this["private-out-${number}"].to_port] == [465, 587]
    error_message = "Mail servers listen on 465 and 587."
  }
}

run "joined_to_all" {
  command = plan
  module { source = "./modules/network" }
  variables {
    peering = {
      data  = { vpc_id = "vpc-1", cidr_block = "10.20.0.0/16" }
      other = { vpc_id = "vpc-2", cidr_block = "10.21.0.0/16", owner_id = "210987654321" }
    }
    transit_gateway = { cidr_blocks = ["10.30.0.0/16"] }
    vpn             = { ip_address = "203.0.113.7", cidr_blocks = ["192.168.0.0/24"] }
    direct_connect  = { cidr_blocks = ["10.40.0.0/16"] }
    dns             = { records = { database = { values = ["db.example.org"] } } }
    topic_arns      = ["arn:aws:sns:ap-south-1:123456789012:solah-dev-notify"]
    interface_endpoints = {
      services = ["secretsmanager"]
      zones    = 2
    }
  }

  assert {
    condition     = aws_vpc_peering_connection.this["data"].auto_accept && !aws_vpc_peering_connection.this["other"].auto_accept
    error_message = "Only our own account accepts by itself."
  }

  assert {
    condition     = join(",", keys(aws_route.peering)) == "data-a,data-b,other-a,other-b"
    error_message = "Both private tables lead to each neighbour."
  }

  assert {
    condition     = join(",", keys(aws_route.transit_gateway)) == "10.30.0.0/16-a,10.30.0.0/16-b"
    error_message = "Both private tables lead to the router."
  }

  assert {
    condition     = aws_vpn_connection.this[0].static_routes_only && join(",", keys(aws_vpn_connection_route.this)) == "192.168.0.0/24"
    error_message = "Without BGP the office's range is written down."
  }

  assert {
    condition     = aws_vpn_connection.this[0].preshared_key_storage == "SecretsManager"
    error_message = "The tunnels' keys are not in the state."
  }

  assert {
    condition     = length(aws_vpn_gateway.this) == 1 && length(aws_vpn_gateway_route_propagation.this) == 2
    error_message = "One gateway for VPN and cable, and both tables learn from it."
  }

  assert {
    condition     = aws_dx_gateway_association.this[0].allowed_prefixes == toset(["10.16.0.0/16"])
    error_message = "The cable learns our range alone."
  }

  assert {
    condition     = [for number in range(100, 106) : aws_network_acl_rule.this["private-in-${number}"].cidr_block] == ["10.16.0.0/16", "10.20.0.0/16", "10.21.0.0/16", "10.30.0.0/16", "192.168.0.0/24", "10.40.0.0/16"]
    error_message = "The fence lets every neighbour through."
  }

  assert {
    condition     = aws_route53_record.this["database"].name == "database.solah.internal"
    error_message = "Records are names below the zone."
  }

  assert {
    condition     = join(",", keys(aws_vpc_endpoint.interface)) == "secretsmanager,sns"
    error_message = "SNS by itself, and what was asked for."
  }
}

run "an_office_with_bgp" {
  command = plan
  module { source = "./modules/network" }
  variables {
    vpn = { ip_address = "203.0.113.7", cidr_blocks = ["192.168.0.0/24"], bgp_asn = "65010" }
  }

  assert {
    condition     = !aws_vpn_connection.this[0].static_routes_only && length(aws_vpn_connection_route.this) == 0
    error_message = "BGP tells the routes."
  }
}

run "a_transit_gateway_that_stands" {
  command = plan
  module { source = "./modules/network" }
  variables {
    transit_gateway = { existing_id = "tgw-0123", cidr_blocks = ["10.30.0.0/16"] }
  }

  assert {
    condition     = length(aws_ec2_transit_gateway.this) == 0 && aws_ec2_transit_gateway_vpc_attachment.this[0].transit_gateway_id == "tgw-0123"
    error_message = "It is joined, not made."
  }
}

run "shared_with_others" {
  command = plan
  module { source = "./modules/network" }
  variables {
    privatelink = {
      allowed_principals = ["arn:aws:iam::210987654321:root"]
      load_balancer_arn  = "arn:aws:elasticloadbalancing:ap-south-1:123456789012:loadbalancer/app/solah-dev/1"
      security_group_id  = "sg-balancer"
    }
  }

  assert {
    condition     = aws_vpc_endpoint_service.this[0].acceptance_required && aws_lb.privatelink[0].internal
    error_message = "They ask first, and it is not on the internet."
  }
}

run "no_flow_logs" {
  command = plan
  module { source = "./modules/network" }
  variables {
    flow_logs = { enabled = false }
  }

  assert {
    condition     = length(aws_flow_log.this) + length(aws_iam_role.flow_logs) == 0 && output.flow_log_group == null
    error_message = "Nothing of them remains."
  }
}
