import type { Resource } from '../support/terraform.ts';

const hours = 730;

/** US dollars a month while idle, in us-east-1: recalled in November 2026, not looked up. */
const prices: Readonly<Record<string, (values: Record<string, unknown>) => number>> = {
  aws_nat_gateway: ({ availability_mode }) =>
    (availability_mode === 'regional' ? 2 : 1) * (0.045 * hours + address),
  aws_vpc_endpoint: ({ vpc_endpoint_type, subnet_ids }) =>
    vpc_endpoint_type === 'Interface' ? 0.01 * hours * length(subnet_ids) : 0,
  aws_db_instance: ({ multi_az, allocated_storage }) =>
    (multi_az ? 2 : 1) * (0.016 * hours + 0.115 * Number(allocated_storage)),
  aws_lb: ({ internal, subnets }) =>
    0.0225 * hours + (internal === true ? 0 : address * length(subnets)),
  aws_autoscaling_group: ({ min_size }) => Number(min_size) * (0.0168 * hours + 20 * 0.08),
  aws_instance: () => 0.0042 * hours + 8 * 0.08 + address,
  aws_vpn_connection: () => 0.05 * hours,
  aws_ec2_transit_gateway_vpc_attachment: () => 0.05 * hours,
  aws_route53_zone: () => 0.5,
  aws_secretsmanager_secret: () => 0.4,
  aws_cloudwatch_metric_alarm: () => 0.1,
  aws_kms_key: () => 1,
};

/** A public IPv4 address, used or not. */
const address = 0.005 * hours;

const length = (list: unknown) => (Array.isArray(list) ? list.length : 0);

/** Reckon what stands there costs a month before anybody uses it. */
export function monthly(resources: readonly Resource[]): number {
  return resources.reduce((sum, { type, values }) => sum + (prices[type]?.(values) ?? 0), 0);
}
